import type { CommandRecord } from '../../system/command/command-record';
import { EnvironmentError, TaskFailed, type NotChecked } from '../../errors/errors';
import type { Action, Scenario, State, Unmet } from '../scenario';
import { needsTask, subjectOf, taskOf } from './needs-task';
import { noteOwnLine } from '../own-way';
import type { Actor } from './actor';
import { keepsBack } from '../shown-error';
import { traceOf } from '../../system/command/trace-record';
import { taskThatMakes } from '../../lab/lab';

const PATIENCE_SECONDS = 1;

/** For how many more seconds the student's new objects may still be incomplete. */
type Settling = (run: Scenario['run']) => Promise<number>;
/** Says more about an error of a task's own work. */
type Explain = (world: Scenario, error: unknown) => Promise<unknown>;

/**
 * The student does the work by hand; labspec only looks. A Given that does not hold is not a verdict yet, because later tasks of the lab undo the
 * work of earlier ones. It counts if the scenario then fails, or if the scenario proves only an absence.
 */
export const student = (settling: Settling, explain: Explain) => ({
  patience: async (world) => {
    const { server, run } = world;
    // What was started for this scenario takes its own time.
    if (server) return Infinity;
    const patience = world.unmet ? 0 : PATIENCE_SECONDS;
    if (run.isLookedAtAgain || !run.isConnected) return patience;
    // The step that needs the cluster reports that it does not answer.
    world.settling ??= settling(run).catch(() => 0);
    return Math.max(patience, await world.settling);
  },
  reach: async (world, state) => {
    if (state.prepares || world.unmet) return;
    const unmet = await firstUnmet(world, state);
    if (unmet && !(await isReplaced(world, unmet.state))) world.unmet = unmet;
  },
  act: async (world, action) => {
    noteOwnLine(world.run, { task: world.task?.id, line: action.commandLine });
    const look = action.probes ? action.perform : (action.trace ?? doneByHand(action));
    return { record: await world.run.act(() => look(world)), trace: !action.probes };
  },
  mayBeAbsent: async (world) => {
    if (world.unmet && (await pastOf(world, world.unmet.state)) !== true) throw notChecked(world);
  },
  mayPass,
  explain: async (world, error) => {
    const { unmet, task } = world;
    if (!(error instanceof TaskFailed) || !unmet || taskOf(world.run, unmet.state) === task?.id) return explain(world, error).catch(() => error);
    if (unmet.mistake) return new TaskFailed(unmet.mistake);
    // A condition that held before is not the reason: this task itself had to end it.
    return (await unmet.state.heldBefore?.(world)) ? error : notChecked(world);
  },
}) satisfies Actor;

/** Thens like "I do not see" hold where nothing was ever done. A state that cannot tell whether it held before leaves the verdict to them. */
async function mayPass(world: Scenario): Promise<void> {
  const { unmet } = world;
  if (!unmet || (await pastOf(world, unmet.state)) !== false) return;
  if (taskOf(world.run, unmet.state) !== world.task?.id) throw notChecked(world);
  throw new TaskFailed({ reason: `This condition is not met: ${unmet.state.name}`, seen: unmet.seen, next: unmet.next ?? unmet.state.look(world) });
}

/** Whether there was what a state is about: then that it is gone says something. Undefined if nothing can show it. */
async function pastOf(world: Scenario, { heldBefore, wasThere }: State): Promise<boolean | undefined> {
  return (heldBefore ?? wasThere)?.(world);
}

/** Whether this task itself has put another state in its place, so that it cannot hold any more. */
async function isReplaced(world: Scenario, { replacedBy }: State): Promise<boolean> {
  const maker = replacedBy && taskThatMakes(world.run.lab, replacedBy.name);
  return replacedBy !== undefined && maker !== undefined && maker.id === world.task?.id && (await replacedBy.holds(world)).holds;
}

const seenInRun = new WeakMap<Scenario['run'], Map<State, Promise<Unmet | undefined>>>();

/** Returns the first unmet state: the deepest of those that it needs, else the state itself. @throws EnvironmentError if the cause is not the student's work */
async function firstUnmet(world: Scenario, state: State): Promise<Unmet | undefined> {
  if (!state.remembered) return lookForUnmet(world, state);
  if (world.run.remembers(state)) return undefined;
  // Slow looks are remembered: nothing changes between two looks of one check.
  const known = seenInRun.get(world.run) ?? new Map<State, Promise<Unmet | undefined>>();
  seenInRun.set(world.run, known);
  const unmet = known.get(state) ?? lookForUnmet(world, state);
  known.set(state, unmet);
  return unmet;
}

async function lookForUnmet(world: Scenario, state: State): Promise<Unmet | undefined> {
  await canLook(world, state);
  const holding = await state.holds(world);
  if (holding.holds) {
    world.run.remember(state);
    return undefined;
  }
  for (const need of state.needs(world.run)) {
    const unmet = await firstUnmet(world, need);
    if (unmet) return unmet;
  }
  if (state.isEnvironment || state.prepares) throw new EnvironmentError({ cause: 'cluster-not-healthy', reason: holding.seen, look: 'npx labspec doctor', next: 'npx labspec doctor' });
  return { state, seen: holding.seen, next: holding.next, mistake: holding.mistake };
}

/** Without an engine or a cluster, a look would only report that it cannot see anything. */
async function canLook(world: Scenario, { needs }: State): Promise<void> {
  for (const need of needs(world.run)) {
    if (need.toLook) await firstUnmet(world, need);
    else await canLook(world, need);
  }
}

function notChecked({ unmet, run }: Scenario): NotChecked {
  return needsTask(run, unmet ? taskOf(run, unmet.state) : 0, { ...(unmet && subjectOf(unmet.state)), seen: unmet?.seen, ...(unmet?.next && { next: unmet.next }) });
}

function doneByHand({ commandLine }: Action): (world: Scenario) => Promise<CommandRecord> {
  return ({ run }) => Promise.resolve(traceOf(run.shownFolder, keepsBack(run) ? '# by hand' : `# by hand: ${commandLine.split('\n').at(-1) ?? ''}`, ''));
}
