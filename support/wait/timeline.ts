import { AsyncLocalStorage } from 'node:async_hooks';
import { redact } from '../redaction/redact';

/** One change that a wait saw. */
export interface Moment {
  /** Seconds since the start of the wait. */
  seconds: number;
  seen: string;
}

export interface WaitRecord {
  /** The goal of the wait. */
  what: string;
  seconds: number;
  moments: Moment[];
}

const LONGEST = 80;

const kept = new AsyncLocalStorage<WaitRecord[]>();

/** Runs some work and records each of its waits when the wait ends. */
export function keepingWaits<Result>(waits: WaitRecord[], work: () => Result): Result {
  return kept.run(waits, work);
}

/** Records one wait. */
export class Timeline {
  private readonly start = performance.now();
  private readonly moments: Moment[] = [];
  private lastSeen: string | undefined;

  constructor(private readonly what: string) {}

  /** @param seen what the latest look saw */
  note(seen: string): void {
    // Most looks see the same as the look before, and that may be long: the whole output of a server.
    if (seen === this.lastSeen) return;
    this.lastSeen = seen;
    // Redacted before it is cut, because half a secret would not be recognised.
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

/** The record as one line of text: `Pod hello is running: Pending 0.0 s, ContainerCreating 0.2 s, as expected 1.1 s`. */
export function waitLine({ what, moments }: WaitRecord): string {
  return `${what}: ${moments.map(({ seconds, seen }) => `${seen} ${seconds.toFixed(1)} s`).join(', ')}`;
}
