import type { PickleStep } from '@cucumber/messages';
import type { CommandRecord } from '../system/command/command-record';
import type { LabError, Mistake, Problem } from '../errors/errors';
import type { Lab, Task } from '../lab/lab';
import type { ServerProcess } from '../system/process/background';
import type { Remembered, Run } from './run';
import type { WaitRecord } from '../wait/timeline';

// Words that need each other: what a step of a scenario works with. The World implements Scenario; nothing below knows how.

/** One scenario under way. */
export interface Scenario {
  readonly run: Run;
  /** Undefined for a scenario of no task. */
  readonly task: Task | undefined;
  readonly names: Lab['names'];
  /** What the last When step saw. @throws AuthorError where there was none */
  readonly seen: Seen;
  /** Every command that was carried out, in order. */
  readonly transcript: CommandRecord[];
  readonly waits: WaitRecord[];
  /** The UIDs of pods that the scenario has deleted, by name. */
  readonly replacedPods: Map<string, string>;
  step: PickleStep | undefined;
  /** The server that the scenario has started. */
  server: Server | undefined;
  /** What the scenario has failed with. */
  failure: LabError | undefined;
  /** All that its cause was found from. */
  observed: object | undefined;
  /** With the student: the first Given that does not hold. */
  unmet: Unmet | undefined;
  /** With the student: for how many seconds what has just been made may still settle. */
  settling: Promise<number> | undefined;
  attach: (data: string, how: { mediaType: string; fileName: string }) => unknown;
  /** Reaches a state, or looks whether it holds: as the actor does it. */
  ensure(state: State): Promise<void>;
  /** Performs an action as a When step does; what it says is `seen`. */
  perform(action: Action): Promise<CommandRecord | undefined>;
  /** Performs an action on the way to a state. @throws LabError where it fails */
  carryOut(action: Action): Promise<void>;
}

export interface Server {
  port: number;
  /** The line that it should log. */
  line: string;
  process: ServerProcess;
}

/** A Given that does not hold. */
export interface Unmet {
  state: State;
  seen: string;
}

/** The output of the last When step and how to read it again. Actions never run twice, so their output is final. */
export interface Seen {
  record: CommandRecord;
  observation?: Observation;
  /** It is the trace of an action: what the action itself said is not known any more. */
  trace?: boolean;
}

/** What a Then step wants to see in the output of a command. */
export interface Expectation {
  /** In words, for the error. */
  words: string;
  /** What is wrong where it is not seen, as far as nobody knows better. */
  cause: string;
  /** It counts only on a way that has been seen to work: else anything broken on it would look the same. */
  negative?: true;
  metBy(record: CommandRecord): boolean;
}

/** Something that changes the lab's world: build, run, load, create, delete. */
export interface Action {
  /** The words of the step, e.g. "load the image into kind"; a broken lab leaves actions out by these. */
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  /** Carries it out. What the command itself says of its success is in the record; nothing is thrown for it. */
  perform(scenario: Scenario): Promise<CommandRecord>;
  /** What it has left behind, where somebody else has done it. Only looks. @throws TaskFailed if there is no trace of it */
  trace?(scenario: Scenario): Promise<CommandRecord>;
  /** It only tries something out (a program in a copy of the folder): done for every actor. */
  probes?: true;
  /** It changes what runs beside each other have in common: one of them does so at a time. */
  shared?: true;
}

/** Something that only looks: curl, exec wget, logs, get, describe. It can be asked again until a Then step is satisfied. */
export interface Observation {
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  look(scenario: Scenario): Promise<CommandRecord>;
  /** What is wrong, where something else was seen than expected; undefined where the observation does not know. */
  explain?(scenario: Scenario, record: CommandRecord, problem: Problem): Promise<Mistake | undefined>;
  /** The route that the observation takes, e.g. "pod bb to pod hello". A refusal counts only on a route that has been seen to work. */
  way?: string;
}

/** Whether a state holds, and what is there instead if it doesn't. */
export type Holding = { holds: true } | { holds: false; seen: string };

/** A named condition of the lab's world, which a Given step asks for. */
export interface State extends Remembered {
  /** The words after "Given". */
  name: string;
  /** How a person sees whether it holds: a command line. */
  look(scenario: Scenario): string;
  /** As lab.yaml calls it (`makes`), where its name also has what is this run's own, as a port. */
  called?: string;
  /** What the lab takes for granted: an engine, a cluster. All else is some task's work, which lab.yaml names (`makes`). */
  isEnvironment?: true;
  /** The task that it belongs to, whatever lab.yaml says. */
  ofTask?: number;
  /** States that must hold before this one can be reached. */
  needs(run: Run): State[];
  /** Looks only. @throws EnvironmentError if something that is not the lab's stands in its place */
  holds(scenario: Scenario): Promise<Holding>;
  /** Carries out the actions that bring it about, and waits until it holds. */
  reach(scenario: Scenario): Promise<void>;
  /** Without it nothing can be looked at, so it is looked at first. */
  toLook?: true;
  /** Whether somebody else has seen to it already: then nothing of what it needs is needed. */
  given?(scenario: Scenario): boolean;
  /** It only makes room for the robot's work; nobody's own work is asked for it. */
  prepares?: true;
  /** Whether it held some time ago, by what the engine or the cluster still tells. */
  heldBefore?(scenario: Scenario): Promise<boolean>;
}
