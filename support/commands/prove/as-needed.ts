import { neededBy } from '../../lab/lab';
import { mapConcurrently } from '../../system/concurrency';
import { byHand } from './by-hand';
import type { Outcome } from './result';
import type { RightWay } from './right-way';
import type { Classroom } from './student-by-hand';
import { tryVariant } from './try-variant';
import type { Variant } from './variants/variant';

/** The lab done only as far as a task needs it, by task: other ways of it then take as long as this task, and not as all before it. */
export type AsNeeded = ReadonlyMap<number, RightWay>;

/** Does each task with only those that it needs; where that does not pass, lab.yaml does not name all, and everything before counts. @param jobs students at a time */
export async function asNeeded(room: Classroom, right: RightWay, tasks: readonly number[], jobs: number): Promise<AsNeeded> {
  const shorter = tasks.filter((task) => room.engine === undefined && neededBy(room.lab, task).size < right.tasks.indexOf(task));
  const ways = await mapConcurrently(jobs, shorter, async (task) => {
    const needed = right.tasks.filter((id) => id === task || neededBy(room.lab, task).has(id));
    return { task, ...(await byHand(room, right.work, needed)) };
  }, () => undefined);
  return new Map(ways.filter(({ flaws }) => flaws.length === 0).map(({ task, right: own }) => [task, own]));
}

/** Tries another way of a task as far as the task needs; what passes all the same may still be caught by a task that comes later. */
export async function tryAsNeeded(room: Classroom, right: RightWay, ways: AsNeeded, variant: Variant): Promise<Outcome> {
  const own = ways.get(variant.task);
  if (!own) return tryVariant(room, right, variant);
  const outcome = await tryVariant(room, own, variant);
  return outcome.fate === 'not caught' ? tryVariant(room, right, variant) : outcome;
}
