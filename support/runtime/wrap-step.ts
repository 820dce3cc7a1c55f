import { advised } from '../lab/advice';
import { asTold, LabError } from '../errors/errors';
import { keepingShownCommands } from './shown-commands';
import { sanitizeError } from '../redaction/sanitize';
import { attachProblem } from './evidence/attach-evidence';
import { withPatience } from '../wait/patience';
import { keepingWaits } from '../wait/timeline';
import { LabWorld } from './world';

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/** Wraps every step and hook: its waits last as long as the actor allows, and the actor explains its error, which is then redacted. */
export function wrapStep(definition: Definition): Definition {
  return async function (this: unknown, ...args: unknown[]) {
    // Hooks around the whole run, and the first hook of a scenario, come before there is a run.
    const actor = this instanceof LabWorld ? (this.actor as LabWorld['actor'] | undefined) : undefined;
    if (!actor) return told(this, () => definition.apply(this, args));
    const world = this as LabWorld;
    try {
      const patience = await actor.patience(world);
      return await keepingShownCommands(world.shownCommands, () => keepingWaits(world.waits, () => withPatience(patience, () => definition.apply(world, args))));
    } catch (error) {
      // Of the first error only: later code looks for what else is wrong.
      if (error instanceof LabError) world.observed ??= error.problem.observed;
      const failure = sanitizeError(advised(await actor.explain(world, asTold(error)).catch((other: unknown) => other), world.run.lab));
      if (failure instanceof LabError) world.failure ??= failure;
      attachProblem(world, failure);
      throw failure;
    }
  };
}

async function told(context: unknown, work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const failure = sanitizeError(asTold(error));
    if (context instanceof LabWorld) attachProblem(context, failure);
    throw failure;
  }
}
