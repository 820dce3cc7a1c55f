import type { Run } from './run';

const counts = new WeakMap<Run, number>();

/** How many actions a run has performed: what was seen before the last one may not hold any more. */
export function changesOf(run: Run): number {
  return counts.get(run) ?? 0;
}

export function noteChange(run: Run): void {
  counts.set(run, changesOf(run) + 1);
}
