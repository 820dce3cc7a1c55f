import { EnvironmentError, LabError, TaskFailed } from '../../errors/errors';
import type { Scenario, State } from '../scenario';
import { needsTask, subjectOf, taskOf } from './needs-task';

/**
 * Carries out a Given for the robot: first reaches what the state needs, then the state itself, if it does not hold yet.
 * @throws NotChecked if the work of another task does not reach it
 */
export async function ensure(world: Scenario, state: State): Promise<void> {
  if (world.run.remembers(state) || state.given?.(world)) return;
  for (const need of state.needs(world.run)) await ensure(world, need);
  const before = await state.holds(world);
  if (!before.holds) {
    await reach(world, state);
    const after = await state.holds(world);
    if (!after.holds) throw notBrought(world, state, new TaskFailed({ reason: `This condition is not met: ${state.name}`, seen: after.seen, next: state.look(world) }));
  }
  world.run.remember(state);
}

async function reach(world: Scenario, state: State): Promise<void> {
  const { unreached, runsUntrustedCode } = world.run;
  const earlier = unreached.get(state.name);
  if (earlier) throw notBrought(world, state, earlier);
  try {
    await state.reach(world);
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    if (runsUntrustedCode) unreached.set(state.name, error);
    throw notBrought(world, state, error);
  }
}

/** In its own task, failed work is that task's failure; for other tasks it means that they are not checked. */
function notBrought(world: Scenario, state: State, cause: LabError): LabError {
  const { problem: trouble } = cause;
  if (state.isEnvironment || state.prepares) return new EnvironmentError(trouble);
  const task = taskOf(world.run, state);
  if (task === world.task?.id) return cause;
  return needsTask(world.run, task, { ...subjectOf(state), seen: [trouble.reason, trouble.seen].filter(Boolean).join('\n') });
}
