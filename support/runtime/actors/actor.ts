import type { Action, Scenario, Seen, State } from '../scenario';

/** Who performs the lab: decides what a Given or a When does. */
export interface Actor {
  /** The most seconds that any wait of a step may take: work that is done already needs no waiting. */
  patience(world: Scenario): number | Promise<number>;
  /** Carries out a Given: reaches the state, or checks that it holds. */
  reach(world: Scenario, state: State): Promise<void>;
  /** Carries out a When that acts: performs the action, or looks for its traces. Undefined if the action is left out. */
  act(world: Scenario, action: Action): Promise<Seen | undefined>;
  /** Comes before the absence of something counts. @throws NotChecked if it may never have been there */
  mayBeAbsent(world: Scenario): Promise<void>;
  /** Comes after the last step, if all have passed. @throws NotChecked if nothing shows that what they are about was ever there */
  mayPass(world: Scenario): Promise<void>;
  /** Turns the error of a step into the one to report. */
  explain(world: Scenario, error: unknown): Promise<unknown>;
}
