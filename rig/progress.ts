import type { Outcome } from './schedule';
import type { Stage } from './stage';

/** Shows people how far the rig is. */
export interface Progress {
  onPlan(stages: readonly Stage[]): void;
  onStart(stage: Stage): void;
  onSay(stage: Stage, text: string): void;
  onEnd(stage: Stage, outcome: Outcome): void;
  /** A line about the whole. */
  note(text: string): void;
  /** Leaves the terminal as it should be. */
  close(): Promise<void>;
}

/** A stopwatch for each stage. */
export class Stopwatch {
  readonly #started = new Map<string, number>();

  start(name: string): void {
    this.#started.set(name, performance.now());
  }

  /** `12 s`; empty for a stage that never started. */
  read(name: string): string {
    const start = this.#started.get(name);
    return start === undefined ? '' : `${((performance.now() - start) / 1000).toFixed(0)} s`;
  }
}

/** The words for the end of a stage. */
export function tellEnd(outcome: Outcome, after: string): string {
  const words: Record<Outcome, string> = { done: 'done', there: 'there already', 'not needed': 'not needed', failed: 'failed', ended: 'interrupted' };
  return after ? `${words[outcome]} after ${after}` : words[outcome];
}
