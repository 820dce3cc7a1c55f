import type { CommandRecord } from '../../system/command/command-record';
import { noteChange } from '../changes';
import { ensure } from './ensure';
import type { Actor } from './actor';

/** labspec does everything itself. */
export const robot = {
  patience: () => Infinity,
  reach: ensure,
  act: async (world, action) => {
    if (world.run.parameters.omit.includes(action.name)) return undefined;
    if (!action.probes) noteChange(world.run);
    const perform = (): Promise<CommandRecord> => world.run.act(() => action.perform(world));
    return { record: await (action.shared ? world.run.inTurn(perform) : perform()) };
  },
  // The robot reached the state, so the thing was there.
  mayBeAbsent: () => Promise.resolve(),
  mayPass: () => Promise.resolve(),
  explain: (_, error) => Promise.resolve(error),
} satisfies Actor;
