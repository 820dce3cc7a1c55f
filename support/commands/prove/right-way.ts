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
  const atEnd = atEndOf(right);
  return needed.some((id) => {
    const { before, after } = aroundTask(right, id);
    return [...after].some(([name, text]) => before.get(name) !== text && atEnd.get(name) !== text);
  });
}

/** Of some tasks, those that are needed, and those whose work is still to be seen at a moment, with what they need themselves. @param needs of a task, directly or through others */
export function worthDoing(right: RightWay, now: Snapshot, ids: readonly number[], { wanted, needs }: { wanted: readonly number[]; needs: (id: number) => ReadonlySet<number> }): number[] {
  const made = (id: number): string[] => namesIn(right, id, ({ before, after }, name) => after.has(name) && before.get(name) !== after.get(name));
  const removed = (id: number): string[] => namesIn(right, id, ({ before, after }, name) => before.has(name) && !after.has(name));
  const withNeeds = (some: readonly number[]): number[] => {
    const all = new Set(some.flatMap((id) => [id, ...needs(id)]));
    return ids.filter((id) => all.has(id));
  };
  const done = withNeeds([...wanted, ...ids.filter((id) => made(id).some((name) => now.get(name) === right.after.get(id)?.get(name)))]);
  // What nobody makes, nobody has to remove.
  const there = new Set([...right.start.keys(), ...done.flatMap(made)]);
  return withNeeds([...wanted, ...done, ...ids.filter((id) => removed(id).some((name) => there.has(name) && !now.has(name)))]);
}

function namesIn(right: RightWay, task: number, isMeant: (around: Around, name: string) => boolean): string[] {
  const around = aroundTask(right, task);
  return [...new Set([...around.before.keys(), ...around.after.keys()])].filter((name) => isMeant(around, name));
}

/** Whether something that a task has made is not as it should be after a later one: then the earlier task is not what was done right. */
export function isTouched(right: RightWay, task: number, later: number, now: Snapshot): boolean {
  const { before, after } = aroundTask(right, task);
  const should = aroundTask(right, later).after;
  return [...after].some(([name, text]) => before.get(name) !== text && now.get(name) !== should.get(name));
}

/** What the namespace holds once all tasks are done. */
export function atEndOf({ tasks, start, after }: RightWay): Snapshot {
  return after.get(tasks.at(-1) ?? 0) ?? start;
}

/** What the namespace holds before and after a task. */
export function aroundTask({ tasks, start, after }: RightWay, task: number): Around {
  return { before: after.get(tasks[tasks.indexOf(task) - 1] ?? 0) ?? start, after: after.get(task) ?? start };
}
