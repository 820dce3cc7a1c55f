import { LabError, messageOf, TaskFailed } from '../../errors/errors';
import { traceOf } from '../../system/command/trace-record';
import type { Actor } from './actor';

/** Looks, for the robot, whether something is there already: it reaches no state and performs no action. @param within seconds for each Then */
export const looker = (within: number) => ({
  // What was started for this look takes its own time.
  patience: ({ server }) => (server ? Infinity : within),
  reach: async (world, state) => {
    // What the Thens look at may be there, even if what the work began from is not any more.
    if (!state.isEnvironment) return;
    const holding = await state.holds(world);
    if (!holding.holds) throw new TaskFailed({ reason: `This condition is not met: ${state.name}`, seen: holding.seen, next: state.look(world) });
  },
  act: async (world, action) => {
    if (action.probes) return { record: await world.run.act(() => action.perform(world)).catch(asNotThere) };
    return { record: await (action.trace?.(world) ?? Promise.resolve(traceOf(world.run.shownFolder, action.commandLine, ''))), trace: true };
  },
  // What is absent may never have been there.
  mayBeAbsent: () => Promise.reject(new TaskFailed({ reason: 'Nothing shows that it was there before', next: 'do it again' })),
  mayPass: () => Promise.resolve(),
  explain: (_, error) => Promise.resolve(error),
}) satisfies Actor;

/** Whatever cannot be started is not there. */
function asNotThere(error: unknown): never {
  throw error instanceof LabError ? error : new TaskFailed({ reason: messageOf(error), next: 'do it again' });
}
