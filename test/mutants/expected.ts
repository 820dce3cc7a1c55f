import { neededBy, type Lab } from '../../support/lab/lab';
import type { Verdict } from '../../support/errors/verdict';
import type { Mutant } from './specimen';

/**
 * The task that takes away what another has left behind: after it, the other cannot be seen any more. That a container was there
 * before it was stopped, only the engine's last events tell, and not for long.
 */
const UNDONE_BY: Record<number, number> = { 6: 7, 7: 8, 9: 18, 10: 18, 11: 18, 12: 16, 13: 18, 14: 16, 16: 18, 17: 18 };
const FIRST_WITH_PODS = 9;
/** Up to where the lab is typed at least, so that there is something to see of a task. */
const MOMENTS = [4, 5, 6, 7, 8, 14, 17, 18];

/** The last task that the student of this lab types. */
export function lastTyped({ upTo, wrong }: Mutant): number {
  return upTo ?? MOMENTS.find((moment) => moment >= (wrong?.task ?? 0)) ?? 18;
}

/** Whether the student types what makes Pods, in the lab's way or in another. */
export function comesToPods(specimen: Mutant): boolean {
  return lastTyped(specimen) >= FIRST_WITH_PODS || Object.values(specimen.instead).some((typed) => typed.includes('kubectl'));
}

/** Whether an image of its own is needed: one of the tasks that make the image is done in another way, and typed. */
export function hasOwnImage(specimen: Mutant, changedFiles: readonly string[]): boolean {
  const changes = changesMore(changedFiles) || Object.keys(specimen.instead).some((task) => Number(task) <= 8);
  return changes && lastTyped(specimen) >= 5;
}

/** Tasks that come before anything that is built: where the student does them as the lab shows, they are the same for all. */
const ALIKE = [1, 2, 3, 4];

/** Of the tasks those that are looked at: what many students have done alike is looked at once, where all is done as the lab shows. */
export function toLookAt(specimen: Mutant, changedFiles: readonly string[], expected: ReadonlyMap<number, Verdict>): ReadonlyMap<number, Verdict> {
  const { wrong } = specimen;
  const doesAlike = wrong !== undefined && wrong.task > 8 && !changesMore(changedFiles) && !ALIKE.some((task) => task in specimen.instead || task in wrong.others);
  return doesAlike ? new Map([...expected].filter(([task]) => !ALIKE.includes(task))) : expected;
}

/** Whether files are others than the lab's that its image is made of. */
function changesMore(changedFiles: readonly string[]): boolean {
  return changedFiles.some((name) => name !== 'podkv.yaml');
}

/**
 * The verdict that each task must get: what is wrong in its own task, whoever needs that is not checked, and all else that can be
 * seen at that moment passes.
 * @param unseen tasks that are not typed, because others have done them before
 */
export function expectedVerdicts(lab: Lab, specimen: Mutant, unseen: readonly number[]): Map<number, Verdict> {
  const last = lastTyped(specimen);
  const { wrong } = specimen;
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
