import type { CommandRecord } from '../../system/command/command-record';
import { ensure } from './ensure';
import type { Actor } from './actor';

/** The framework does everything itself. */
export const robot = {
  patience: () => Infinity,
  reach: ensure,
  act: async (world, action) => {
    if (world.run.parameters.omit.includes(action.name)) return undefined;
    const perform = (): Promise<CommandRecord> => world.run.act(() => action.perform(world));
    return { record: await (action.shared ? world.run.inTurn(perform) : perform()) };
  },
  // It was reached, so it was there.
  mayBeAbsent: () => Promise.resolve(),
  explain: (_, error) => Promise.resolve(error),
} satisfies Actor;
