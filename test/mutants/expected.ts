import { neededBy, type Lab } from '../../support/lab/lab';
import type { Verdict } from '../../support/errors/verdict';
import type { Mutant } from './mutant';

/**
 * The task that removes what another task has left behind: after it, the other can no longer be seen. Only the engine's recent events
 * show that a container existed before it was stopped, and not for long.
 */
const UNDONE_BY: Record<number, number> = { 6: 7, 7: 8, 9: 18, 10: 18, 11: 18, 12: 16, 13: 18, 14: 16, 16: 18, 17: 18 };
const FIRST_WITH_PODS = 9;
/** The student types the lab up to one of these tasks, so that a mistake before it is visible. */
const MOMENTS = [4, 5, 6, 7, 8, 14, 17, 18];

/** The last task that the student of this lab types. */
export function lastTyped({ upTo, wrong }: Mutant): number {
  return upTo ?? MOMENTS.find((moment) => moment >= (wrong?.task ?? 0)) ?? 18;
}

/** Whether the student types commands that make Pods, as the lab does or in another way. */
export function comesToPods(mutant: Mutant): boolean {
  return lastTyped(mutant) >= FIRST_WITH_PODS || Object.values(mutant.instead).some((typed) => typed.includes('kubectl'));
}

/** Whether a separate image is needed: the student does one of the tasks that make the image differently. */
export function hasOwnImage(mutant: Mutant, changedFiles: readonly string[]): boolean {
  const changes = changesMore(changedFiles) || Object.keys(mutant.instead).some((task) => Number(task) <= 8);
  return changes && lastTyped(mutant) >= 5;
}

/** Tasks before anything is built: if the student does them as the lab shows, they are the same for all students. */
const ALIKE = [1, 2, 3, 4];

/** The tasks to check. Work that many students do in the same way is checked once, with the lab's own files. */
export function toLookAt(mutant: Mutant, changedFiles: readonly string[], expected: ReadonlyMap<number, Verdict>): ReadonlyMap<number, Verdict> {
  const { wrong } = mutant;
  const doesAlike = wrong !== undefined && wrong.task > 8 && !changesMore(changedFiles) && !ALIKE.some((task) => task in mutant.instead || task in wrong.others);
  return doesAlike ? new Map([...expected].filter(([task]) => !ALIKE.includes(task))) : expected;
}

/** Whether files that the image is made from differ from the lab's. */
function changesMore(changedFiles: readonly string[]): boolean {
  return changedFiles.some((name) => name !== 'podkv.yaml');
}

/**
 * The verdict that each task must get: the task with the mistake gets its own, tasks that need it are not checked, and all other work
 * that can be seen at that moment passes.
 * @param unseen tasks that this student does not type, because another one has done them before
 */
export function expectedVerdicts(lab: Lab, mutant: Mutant, unseen: readonly number[]): Map<number, Verdict> {
  const last = lastTyped(mutant);
  const { wrong } = mutant;
  const expected = new Map<number, Verdict>();
  for (const { id } of lab.tasks) {
    const isSeen = id <= last && !unseen.includes(id) && last < (UNDONE_BY[id] ?? Infinity);
    const other = wrong?.others[id];
    if (id === wrong?.task) expected.set(id, wrong.verdict);
    else if (other) expected.set(id, other);
    else if (wrong?.verdict === 'failed' && neededBy(lab, id).has(wrong.task)) expected.set(id, 'not checked');
    else if (isSeen) expected.set(id, 'passed');
  }
  return expected;
}
