import type { PickleStep } from '@cucumber/messages';
import type { CommandRecord } from '../system/command/command-record';
import type { LabError, Mistake, Problem } from '../errors/errors';
import type { Lab, Task } from '../lab/lab';
import type { ServerProcess } from '../system/process/background';
import type { Remembered, Run } from './run';
import type { WaitRecord } from '../wait/timeline';

// These types refer to each other: what a step of a scenario works with. The World implements Scenario; nothing below knows how.

/** A running scenario. */
export interface Scenario {
  readonly run: Run;
  /** Undefined if the scenario belongs to no task. */
  readonly task: Task | undefined;
  readonly names: Lab['names'];
  /** What the last When step saw. @throws AuthorError if there was none */
  readonly seen: Seen;
  /** Every command that ran, in order. */
  readonly transcript: CommandRecord[];
  readonly waits: WaitRecord[];
  /** The UIDs of pods that the scenario deleted, by name. */
  readonly replacedPods: Map<string, string>;
  step: PickleStep | undefined;
  /** The server that the scenario started. */
  server: Server | undefined;
  /** The error that the scenario failed with. */
  failure: LabError | undefined;
  /** Everything that was observed to find its cause. */
  observed: object | undefined;
  /** With the student: the first Given that does not hold. */
  unmet: Unmet | undefined;
  /** With the student: for how many more seconds new objects may still settle. */
  settling: Promise<number> | undefined;
  attach: (data: string, how: { mediaType: string; fileName: string }) => unknown;
  /** Reaches a state, or checks that it holds: the actor decides. */
  ensure(state: State): Promise<void>;
  /** Performs an action for a When step; its output becomes `seen`. */
  perform(action: Action): Promise<CommandRecord | undefined>;
  /** Performs an action on the way to a state. @throws LabError if it fails */
  carryOut(action: Action): Promise<void>;
}

export interface Server {
  port: number;
  /** The line that the server should log. */
  line: string;
  process: ServerProcess;
}

/** A Given that does not hold. */
export interface Unmet {
  state: State;
  seen: string;
  /** What makes it hold, if going back to its task does not. */
  next?: string | undefined;
  mistake?: Mistake | undefined;
}

/** The output of the last When step, and how to read it again. Actions never run twice, so their output is final. */
export interface Seen {
  record: CommandRecord;
  observation?: Observation;
  /** The trace of an action: the action's own output is no longer known. */
  trace?: boolean;
}

/** What a Then step expects in the output of a command. */
export interface Expectation {
  /** In words, for the error. */
  words: string;
  /** The cause to report if it is not seen and no rule finds a better one. */
  cause: string;
  /** Counts only on a route that is known to work: otherwise any fault on the way would look the same. */
  negative?: true;
  metBy(record: CommandRecord): boolean;
}

/** Something that changes the lab's world: build, run, load, create, delete. */
export interface Action {
  /** The words of the step, e.g. "load the image into kind"; a broken lab uses them to leave actions out. */
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  /** The same for a shell without a person, if the reader types it into an editor. */
  unattended?: string;
  /** Carries it out. A failure of the command itself is in the record and throws nothing. */
  perform(scenario: Scenario): Promise<CommandRecord>;
  /** Finds what the action left behind, if another person performed it. Only looks. @throws TaskFailed if there is no trace */
  trace?(scenario: Scenario): Promise<CommandRecord>;
  /** It only tries something out (a program in a copy of the folder), so every actor does it. */
  probes?: true;
  /** The file of the lab that it writes, as the reader does. */
  writes?: string;
  /** It changes what parallel runs share, so they take turns. */
  shared?: true;
}

/** Something that only looks: curl, exec wget, logs, get, describe. It may be repeated until a Then step is satisfied. */
export interface Observation {
  name: string;
  /** As the lab's reader types it. */
  commandLine: string;
  look(scenario: Scenario): Promise<CommandRecord>;
  /** Explains an unexpected result; undefined if the observation has no explanation. */
  explain?(scenario: Scenario, record: CommandRecord, problem: Problem): Promise<Mistake | undefined>;
  /** The route that the observation takes, e.g. "pod bb to pod hello". A refusal counts only on a route that is known to work. */
  way?: string;
}

/** Whether a state holds, and what is there instead if it does not. */
export type Holding = { holds: true } | NotHolding;

interface NotHolding {
  holds: false;
  seen: string;
  next?: string | undefined;
  /** Why it does not hold, if no task of the lab can have made it so: then it is no unfinished work of another task. */
  mistake?: Mistake;
}

/** A named condition of the lab's world, for Given steps. */
export interface State extends Remembered {
  /** The words after "Given". */
  name: string;
  /** The command line with which a person sees whether it holds. */
  look(scenario: Scenario): string;
  /** Its name in lab.yaml (`makes`), if its own name contains details of this run, such as a port. */
  called?: string;
  /** Part of the environment (an engine, a cluster). Every other state is the work of a task, which lab.yaml names (`makes`). */
  isEnvironment?: true;
  /** The task that it belongs to, whatever lab.yaml says. */
  ofTask?: number;
  /** States that must hold before this one can be reached. */
  needs(run: Run): State[];
  /** Only looks. @throws EnvironmentError if something that is not the lab's is in its place */
  holds(scenario: Scenario): Promise<Holding>;
  /** Performs the actions that lead to the state, and waits until it holds. */
  reach(scenario: Scenario): Promise<void>;
  /** Without it labspec can see nothing, so labspec checks it first. */
  toLook?: true;
  /** Whether another person has prepared it already: then its own needs do not matter. */
  given?(scenario: Scenario): boolean;
  /** It only makes room for the robot's work; students need not do it. */
  prepares?: true;
  /** The state that takes its place in a later task. */
  replacedBy?: State;
  /** Whether it held earlier, according to what the engine or the cluster still reports. */
  heldBefore?(scenario: Scenario): Promise<boolean>;
  /** Whether there was what it is about, if that is known: then that it is gone is work, too. A task that needs it is still not checked without it. */
  wasThere?(scenario: Scenario): Promise<boolean | undefined>;
}
