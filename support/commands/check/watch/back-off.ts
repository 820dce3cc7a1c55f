const SECONDS = [1, 3, 10, 30];

/** The pauses before something is tried again: longer each time, and short again after it has worked. */
export class BackOff {
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly again: () => void) {}

  failed(): void {
    const seconds = SECONDS[Math.min(this.failures, SECONDS.length - 1)] ?? 0;
    this.failures += 1;
    this.end();
    this.timer = setTimeout(this.again, seconds * 1000);
  }

  worked(): void {
    this.failures = 0;
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
