import { AsyncLocalStorage } from 'node:async_hooks';
import { redact } from '../redaction/redact';

/** What a wait saw, whenever it saw something new. */
export interface Moment {
  /** Since the wait began. */
  seconds: number;
  seen: string;
}

export interface WaitRecord {
  /** What was waited for. */
  what: string;
  seconds: number;
  moments: Moment[];
}

const LONGEST = 80;

const kept = new AsyncLocalStorage<WaitRecord[]>();

/** Does some work whose waits are all kept, each once it has ended. */
export function keepingWaits<Result>(waits: WaitRecord[], work: () => Result): Result {
  return kept.run(waits, work);
}

/** Follows one wait. */
export class Timeline {
  private readonly start = performance.now();
  private readonly moments: Moment[] = [];
  private lastSeen: string | undefined;

  constructor(private readonly what: string) {}

  /** @param seen by a look that has just ended */
  note(seen: string): void {
    // Most looks see what the one before has seen, which may be long: what a server has said so far.
    if (seen === this.lastSeen) return;
    this.lastSeen = seen;
    // Half a secret is not recognised.
    const [line = ''] = redact(seen.trim()).split('\n');
    const short = line.length > LONGEST ? `${line.slice(0, LONGEST)} ...` : line;
    if (this.moments.at(-1)?.seen !== short) this.moments.push({ seconds: this.seconds, seen: short });
  }

  end(): void {
    kept.getStore()?.push({ what: this.what, seconds: this.seconds, moments: this.moments });
  }

  private get seconds(): number {
    return Math.round(performance.now() - this.start) / 1000;
  }
}

/** As people read it: `Pod hello is running: Pending 0.0 s, ContainerCreating 0.2 s, as wanted 1.1 s`. */
export function waitLine({ what, moments }: WaitRecord): string {
  return `${what}: ${moments.map(({ seconds, seen }) => `${seen} ${seconds.toFixed(1)} s`).join(', ')}`;
}
