import type { Action, Scenario, Seen, State } from '../scenario';

/** Who performs the lab: what a Given and a When of the same sentences come to. */
export interface Actor {
  /** Seconds that any wait of a step has at most: for work that is done already, nobody need wait. */
  patience(world: Scenario): number | Promise<number>;
  /** A Given: the state is reached, or looked for. */
  reach(world: Scenario, state: State): Promise<void>;
  /** A When that acts: it is done, or what it has left behind is looked for; undefined if the action is left out. */
  act(world: Scenario, action: Action): Promise<Seen | undefined>;
  /** Before something's absence may count. @throws NotChecked where it may never have been there */
  mayBeAbsent(world: Scenario): Promise<void>;
  /** What a step's error comes to. */
  explain(world: Scenario, error: unknown): Promise<unknown>;
}
