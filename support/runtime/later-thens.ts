import { PickleStepType, type Pickle, type PickleStep } from '@cucumber/messages';
import { TaskFailed, type Problem } from '../errors/errors';
import { verdictOfError, type Verdict } from '../errors/verdict';
import { advised } from '../lab/advice';
import { withPatience } from '../wait/patience';
import type { LabWorld } from './world';
import { carryOutStep } from './step-definitions';

/** What a Then after the one that failed comes to. */
export interface LaterThen {
  text: string;
  verdict: Verdict;
  /** What is wrong with the work. That something else could not be looked at says nothing about it. */
  problem?: Problem;
}

/** What is wrong has been there long enough when this is looked at. */
const PATIENCE_SECONDS = 1;

/**
 * What else is wrong: cucumber-js skips the steps after one that failed, so the Thens that follow it, up to the next When, are
 * evaluated here, after the scenario. Its messages stay as they are: the first failure failed, the others were skipped, and what
 * they found is attached. (To catch a failure and go on would have to report a failed step as passed.)
 * @param failed the step that failed
 */
export async function laterThens(world: LabWorld, { steps }: Pickle, failed: PickleStep): Promise<LaterThen[]> {
  const found: LaterThen[] = [];
  for (const step of thensAfter(steps, failed)) found.push(await withPatience(PATIENCE_SECONDS, () => evaluated(world, step)));
  return found;
}

/** The Thens that follow a failed Then, up to the next When; none if another kind of step failed. */
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
    const found = advised(error, world.run.lab);
    return { text, verdict: verdictOfError(found), ...(found instanceof TaskFailed ? { problem: found.problem } : {}) };
  }
}
