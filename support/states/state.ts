import type { LabWorld } from '../world';

/** Whether a state holds, and what is there instead if it doesn't. */
export type Holding = { holds: true } | { holds: false; seen: string };

export const holds: Holding = { holds: true };
export const doesNotHold = (seen: string): Holding => ({ holds: false, seen });

/** A named condition of the lab's world, which a Given step asks for. */
export interface State {
  /** The words after "Given". */
  name: string;
  /** How a person sees whether it holds: a command line. */
  look(world: LabWorld): string;
  /** The task whose work brings it about; none for what the lab takes for granted (an engine, a cluster). */
  task?: number;
  /** States that must hold before this one can be reached. */
  needs: State[];
  /**
   * Looks only. @throws EnvironmentError if something that is not the lab's stands in its place
   */
  holds(world: LabWorld): Promise<Holding>;
  /** Carries out the actions that bring it about, and waits until it holds. */
  reach(world: LabWorld): Promise<void>;
  /** Without it nothing can be looked at, so it is looked at first. */
  toLook?: true;
  /** Whether somebody else has seen to it already: then nothing of what it needs is needed. */
  given?(world: LabWorld): boolean;
  /** It only makes room for the robot's work; nobody's own work is asked for it. */
  prepares?: true;
  /** The state by which the work of a later task takes its place, for good. */
  replacedBy?: State;
  /** Whether it held some time ago, by what the engine or the cluster still tells. */
  wasThere?(world: LabWorld): Promise<boolean>;
  /** What it is about, where looking is slow: it is remembered until an action on the same thing is performed. */
  remembered?: 'engine' | 'cluster' | 'image' | 'nodes';
}
