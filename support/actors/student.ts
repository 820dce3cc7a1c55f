import type { CommandRecord } from '../command/command-record';
import { EnvironmentError, NotChecked, TaskFailed } from '../errors';
import type { Action } from '../actions/action';
import { secondsOfYouth } from '../kube/youth';
import type { State } from '../states/state';
import type { LabWorld } from '../world';
import type { Actor } from './actor';
import { traceOf } from './trace';

const PATIENCE_SECONDS = 1;

/**
 * The student has done the work by hand; the framework only looks. A Given that does not hold is no verdict yet: later tasks
 * of the lab undo what earlier ones made. It counts when the scenario then fails, or proves nothing but an absence.
 */
export const student = {
  patience: async ({ server, run }) => {
    // What was started for this scenario takes the time that it takes.
    if (server) return Infinity;
    return run.isConnected && !run.isLookedAtAgain ? Math.max(PATIENCE_SECONDS, await secondsOfYouth(run)) : PATIENCE_SECONDS;
  },
  reach: async (world, state) => {
    if (state.prepares) return;
    world.unmet ??= await firstUnmet(world, state);
  },
  act: async (world, action) => {
    const look = action.probes ? action.perform : (action.trace ?? doneByHand(action));
    return { record: await world.run.act(() => look(world)), trace: !action.probes };
  },
  mayBeAbsent: async (world) => {
    if (world.unmet && !(await world.unmet.state.wasThere?.(world))) throw notChecked(world);
  },
  explain: async (world, error) => {
    const { unmet, task } = world;
    if (!(error instanceof TaskFailed) || !unmet || unmet.state.task === task?.id) return error;
    // What held before, and holds no more, is no reason: this task itself was to end it.
    return (await unmet.state.wasThere?.(world)) ? error : notChecked(world);
  },
} satisfies Actor;

export interface Unmet {
  state: State;
  seen: string;
}

/** The state if it does not hold; or, below it, the first of those that it needs. @throws EnvironmentError for what is not the student's work */
async function firstUnmet(world: LabWorld, state: State): Promise<Unmet | undefined> {
  if (world.run.remembers(state)) return undefined;
  const holding = await state.holds(world);
  if (holding.holds) {
    world.run.remember(state);
    return undefined;
  }
  for (const need of state.needs) {
    const unmet = await firstUnmet(world, need);
    if (unmet) return unmet;
  }
  if (state.task === undefined) throw new EnvironmentError({ cause: 'cluster-not-healthy', reason: holding.seen, look: 'npx labspec doctor', next: 'npx labspec doctor' });
  return { state, seen: holding.seen };
}

function notChecked({ unmet, run }: LabWorld): NotChecked {
  const id = unmet?.state.task ?? 0;
  const title = run.lab.tasks.find((task) => task.id === id)?.title ?? '';
  return new NotChecked({ cause: 'needs-other-task', reason: `Not checked: needs task ${id} (${title})`, subject: unmet?.state.name, seen: unmet?.seen, next: `npx labspec check ${id}` });
}

function doneByHand({ commandLine }: Action): (world: LabWorld) => Promise<CommandRecord> {
  return ({ run }) => Promise.resolve(traceOf(run.shownFolder, `# by hand: ${commandLine.split('\n').at(-1) ?? ''}`, ''));
}
