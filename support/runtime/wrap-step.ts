import { asTold, AuthorError, LabError } from '../errors/errors';
import { keepingShownCommands } from './shown-commands';
import { sanitizeError } from '../redaction/sanitize';
import { attachProblem } from './evidence/attach-evidence';
import { keepsBack, shownError } from './shown-error';
import { withPatience } from '../wait/patience';
import { keepingWaits } from '../wait/timeline';
import { LabWorld } from './world';

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/** Of a sentence that needs something below it in the feature. */
export interface Below {
  below: 'table' | 'doc string';
}

/** Options for the definition of such a sentence. */
export const WITH_TABLE = { wrapperOptions: { below: 'table' } satisfies Below };
export const WITH_DOC_STRING = { wrapperOptions: { below: 'doc string' } satisfies Below };

/** Wraps every step and hook: its waits last as long as the actor allows, and the actor explains its error, which is then redacted. */
export function wrapStep(definition: Definition, options?: Partial<Below>): Definition {
  const below = options?.below;
  const run = wrapped(definition, below);
  return function (this: unknown, ...args: unknown[]) {
    const callback = args.at(-1);
    // cucumber-js adds a function to the arguments. Where it stands for one that the feature does not have, no promise is taken.
    if (below === undefined || args.length > definition.length || typeof callback !== 'function') return run.apply(this, args);
    run.apply(this, args).catch(callback as (error: unknown) => void);
    return undefined;
  };
}

function mustHave(below: Below['below'], given: unknown): void {
  const isTable = typeof given === 'object' && given !== null && 'raw' in given;
  if (below === 'table' ? isTable : typeof given === 'string') return;
  throw new AuthorError({ cause: 'argument-missing', reason: `This sentence needs a ${below} below it`, next: 'npx labspec steps has an example of each sentence' });
}

function wrapped(definition: Definition, below: Below['below'] | undefined): (this: unknown, ...args: unknown[]) => Promise<unknown> {
  return async function (this: unknown, ...args: unknown[]) {
    const apply = (world: unknown): unknown => {
      if (below !== undefined) mustHave(below, args[definition.length - 1]);
      return definition.apply(world, args);
    };
    // Hooks around the whole run, and the first hook of a scenario, come before there is a run.
    const actor = this instanceof LabWorld ? (this.actor as LabWorld['actor'] | undefined) : undefined;
    if (!actor) return told(this, () => apply(this));
    const world = this as LabWorld;
    try {
      const patience = await actor.patience(world);
      return await keepingShownCommands(world.shownCommands, () => keepingWaits(world.waits, () => withPatience(patience, () => apply(world))));
    } catch (error) {
      // Of the first error only: later code looks for what else is wrong.
      if (error instanceof LabError && !keepsBack(world.run)) world.observed ??= error.problem.observed;
      const failure = sanitizeError(shownError(world, await actor.explain(world, asTold(error)).catch((other: unknown) => other)));
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
