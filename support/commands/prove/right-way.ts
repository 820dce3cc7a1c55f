import type { Snapshot } from './snapshot';
import type { Around } from './variants/of-task';
import type { Work } from './work';

/** A lab as its own solution does it. */
export interface RightWay {
  work: Work;
  /** The tasks that are tried, in their order. */
  tasks: readonly number[];
  /** What the namespace holds before the first of them. */
  start: Snapshot;
  /** What it holds after each of them. */
  after: ReadonlyMap<number, Snapshot>;
}

/** What the namespace holds before and after a task. */
export function aroundTask({ tasks, start, after }: RightWay, task: number): Around {
  return { before: after.get(tasks[tasks.indexOf(task) - 1] ?? 0) ?? start, after: after.get(task) ?? start };
}
