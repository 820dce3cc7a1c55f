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
  /** The tasks that pass right after each of them: a later one may well undo an earlier one, as one that deletes everything does. */
  passing: ReadonlyMap<number, ReadonlySet<number>>;
}

/** The tasks that pass at the end. */
export function lastingTasks({ tasks, passing }: RightWay): ReadonlySet<number> {
  return passing.get(tasks.at(-1) ?? 0) ?? new Set();
}

/** Whether a later task has changed, or removed, what this one or a task that it needs has made. @param needed by the task, itself among them */
export function isUndoneLater(right: RightWay, needed: readonly number[]): boolean {
  const atEnd = right.after.get(right.tasks.at(-1) ?? 0) ?? right.start;
  return needed.some((id) => {
    const { before, after } = aroundTask(right, id);
    return [...after].some(([name, text]) => before.get(name) !== text && atEnd.get(name) !== text);
  });
}

/** Of some tasks, those that another one needs, and those whose work is still to be seen at a moment. */
export function worthDoing(right: RightWay, now: Snapshot, ids: readonly number[], needs: ReadonlySet<number>): number[] {
  const shows = (id: number): boolean => {
    const { before, after } = aroundTask(right, id);
    return [...new Set([...before.keys(), ...after.keys()])].some((name) => before.get(name) !== after.get(name) && now.get(name) === after.get(name));
  };
  return ids.filter((id) => needs.has(id) || shows(id));
}

/** What the namespace holds before and after a task. */
export function aroundTask({ tasks, start, after }: RightWay, task: number): Around {
  return { before: after.get(tasks[tasks.indexOf(task) - 1] ?? 0) ?? start, after: after.get(task) ?? start };
}
