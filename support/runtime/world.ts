import { World, type IWorldOptions } from '@cucumber/cucumber';
import type { PickleStep } from '@cucumber/messages';
import type { Actor } from './actors/actor';
import { lastLine, type CommandRecord } from '../system/command/command-record';
import { commandFailed } from '../system/command/run-command';
import { AuthorError, type LabError, TaskFailed, type Problem } from '../errors/errors';
import { noteShownCommand } from './shown-commands';
import { safeAttach } from './evidence/safe-attach';
import { sanitize } from '../redaction/sanitize';
import type { Task } from '../lab/lab';
import { mustHaveItsPort } from '../system/process/ports';
import type { Run } from './run';
import type { Action, Expectation, Observation, Scenario, Seen, Server, State, Unmet } from './scenario';
import type { WaitRecord } from '../wait/timeline';
import { waitFor, type Look } from '../wait/wait-for';

const ANSWER_SECONDS = 20;

/** What a step can do: reach a state, perform an action, observe, expect. Other files know how. */
export class LabWorld extends World implements Scenario {
  /** The first hook of every scenario sets it. */
  declare run: Run;
  declare actor: Actor;
  declare task: Task | undefined;
  /** The current step, or the last one. */
  step: PickleStep | undefined;
  /** The server that a scenario started on this machine. */
  server: Server | undefined;
  readonly transcript: CommandRecord[] = [];
  /** How many commands had run when the step began. */
  recordsBefore = 0;
  /** How a person looks at what the step looks at. */
  readonly shownCommands = new Set<string>();
  /** What the scenario waited for. */
  readonly waits: WaitRecord[] = [];
  /** Routes on which an observation saw what it expected. */
  readonly provedWays = new Set<string>();
  /** UIDs of the pods that this scenario deleted, by name. */
  readonly replacedPods = new Map<string, string>();
  /** The first error, as reported. */
  failure: LabError | undefined;
  /** What was observed to find the cause of an error. */
  observed: object | undefined;
  /** With the student: the Given that does not hold. */
  unmet: Unmet | undefined;
  /** How many more seconds the pods count as new, from the scenario's first look at the cluster. */
  settling: Promise<number> | undefined;
  /** How many Thens were about the output of an action that is no longer known. */
  takenOnTrust = 0;
  private lastSeen: Seen | undefined;

  constructor(options: IWorldOptions) {
    super({ ...options, attach: safeAttach(options.attach), log: (text) => options.log(sanitize(text)), link: (url) => options.link(sanitize(url)) });
  }

  get names(): Run['lab']['names'] {
    return this.run.lab.names;
  }

  get seen(): Seen {
    if (!this.lastSeen) throw new AuthorError({ reason: 'This step checks the output of a When step, but no When step comes before it', next: 'add a When step that looks before this step' });
    return this.lastSeen;
  }

  /** Carries out a Given, as the actor does it. */
  ensure(state: State): Promise<void> {
    noteShownCommand(state.look(this));
    return this.actor.reach(this, state);
  }

  async perform(action: Action): Promise<CommandRecord | undefined> {
    const seen = await this.actor.act(this, action);
    if (!seen) return undefined;
    this.transcript.push(seen.record);
    this.lastSeen = seen;
    return seen.record;
  }

  /** Comes before the absence of something counts. @throws NotChecked if it may never have been there */
  mayBeAbsent(): Promise<void> {
    return this.actor.mayBeAbsent(this);
  }

  /** Performs an action that must succeed for a state to hold. @throws TaskFailed if its command fails */
  async carryOut(action: Action): Promise<void> {
    const record = await this.perform(action);
    if (record && record.exitCode !== 0) throw commandFailed(record, action.commandLine);
  }

  async observe(observation: Observation): Promise<CommandRecord> {
    const record = await this.run.act(() => observation.look(this));
    this.transcript.push(record);
    this.lastSeen = { record, observation };
    return record;
  }

  /** Waits until the observation is as expected, and looks again meanwhile. @param within seconds */
  async sees(expected: Expectation, within = ANSWER_SECONDS): Promise<void> {
    const seen = this.seen;
    if (expected.negative) this.mustBeProved(seen.observation);
    noteShownCommand(seen.observation?.commandLine ?? `# the output of: ${lastLine(seen.record.commandLine)}`);
    if (seen.trace) {
      this.takenOnTrust += 1;
      return;
    }
    if (!expected.metBy(seen.record)) await this.looksAgain(seen, expected, within);
    if (seen.observation?.way) this.provedWays.add(seen.observation.way);
  }

  private mustBeProved(observation: Observation | undefined): void {
    if (!observation?.way || !this.provedWays.has(observation.way)) throw new AuthorError({ reason: 'A refusal proves nothing until an answer has come the same way', subject: observation?.commandLine, next: 'let the scenario see an answer from another port first' });
  }

  private async looksAgain(seen: Seen, { words, cause, metBy }: Expectation, within: number): Promise<void> {
    const { observation } = seen;
    const told = { cause, subject: seen.record.commandLine, expected: words };
    if (!observation) throw new TaskFailed({ ...told, reason: 'The command did not print what the lab expects', seen: seen.record.output || `(no output) ${howEnded(seen.record)}`, next: next(seen.record) });
    const look = async (): Promise<Look<true>> => {
      seen.record = await observation.look(this);
      this.transcript[this.transcript.length - 1] = seen.record;
      if (metBy(seen.record)) return { done: true };
      const notYet = seen.record.output.trim() || `(no output) ${howEnded(seen.record)}`;
      if (this.server) await mustHaveItsPort(this.server);
      // A server that has ended prints nothing more.
      if (this.server?.process.ended) throw otherwise({ reason: '', seen: notYet });
      return { notYet };
    };
    const otherwise = (problem: Problem): TaskFailed => new TaskFailed({ ...problem, ...told, reason: 'The command does not show what the lab expects', look: observation.commandLine, next: `compare "seen" with "expected", correct your work, then type again: ${lastLine(observation.commandLine)}` });
    try {
      await waitFor(look, { what: 'The expected output appears', within, every: 0.3, otherwise });
    } catch (error) {
      throw error instanceof TaskFailed ? await explained(this, observation, seen.record, error) : error;
    }
  }
}

function howEnded({ exitCode, outcome }: CommandRecord): string {
  return exitCode === undefined ? outcome : `exit code ${exitCode}`;
}

function next({ commandLine, exitCode, outcome }: CommandRecord): string {
  if (outcome === 'ended by a signal') return 'the line ends the shell that it is typed into: correct it';
  if (exitCode !== 0) return 'fix the error that it reports, then type it again';
  return commandLine.includes('\n') ? 'put the line that looks into a step of its own: it is then typed again until it shows what is expected' : 'compare "seen" with "expected", then correct the line';
}

/** Adds the cause to the error, if the run or the observation knows more. */
async function explained(world: LabWorld, { explain }: Observation, record: CommandRecord, error: TaskFailed): Promise<TaskFailed> {
  const { takenAway } = world.run;
  world.run.takenAway = undefined;
  if (takenAway) return takenAway;
  const known = await explain?.(world, record, error.problem);
  return known ? new TaskFailed({ expected: error.problem.expected, ...known }) : error;
}
