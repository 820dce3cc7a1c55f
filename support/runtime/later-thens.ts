import { PickleStepType, type Pickle, type PickleStep } from '@cucumber/messages';
import { TaskFailed, type Problem } from '../errors/errors';
import { verdictOfError, type Verdict } from '../errors/verdict';
import { shownError } from './shown-error';
import { withPatience } from '../wait/patience';
import type { LabWorld } from './world';
import { carryOutStep } from './step-definitions';

/** The outcome of a Then after the failed one. */
export interface LaterThen {
  text: string;
  verdict: Verdict;
  /** What is wrong with the work. If the Then could not look, that says nothing about the work. */
  problem?: Problem;
}

/** Short, because the mistake has been there long enough by now. */
const PATIENCE_SECONDS = 1;

/**
 * Finds what else is wrong. cucumber-js skips the steps after a failed one, so this evaluates the following Thens, up to the next When, after the
 * scenario. The messages stay as they are: the first failure has failed, the others were skipped, and their results are attached. (A step that caught
 * its failure and went on would be reported as passed.)
 * @param failed the step that failed
 */
export async function laterThens(world: LabWorld, { steps }: Pickle, failed: PickleStep): Promise<LaterThen[]> {
  const found: LaterThen[] = [];
  for (const step of thensAfter(steps, failed)) found.push(await withPatience(PATIENCE_SECONDS, () => evaluated(world, step)));
  return found;
}

/** The Thens after a failed Then, up to the next When; none if another kind of step failed. */
export function thensAfter(steps: readonly PickleStep[], failed: PickleStep): PickleStep[] {
  if (failed.type !== PickleStepType.OUTCOME) return [];
  const after = steps.slice(steps.findIndex(({ id }) => id === failed.id) + 1);
  const end = after.findIndex(({ type }) => type !== PickleStepType.OUTCOME);
  return end < 0 ? after : after.slice(0, end);
}

async function evaluated(world: LabWorld, step: PickleStep): Promise<LaterThen> {
  const { text } = step;
  try {
    await carryOutStep(world, step);
    return { text, verdict: 'passed' };
  } catch (error) {
    const found = shownError(world, error);
    return { text, verdict: verdictOfError(found), ...(found instanceof TaskFailed ? { problem: found.problem } : {}) };
  }
}
