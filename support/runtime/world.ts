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

/** What a step can say of the lab: reach a state, perform an action, observe, expect. How it is done is elsewhere. */
export class LabWorld extends World implements Scenario {
  /** Set by the first hook of every scenario. */
  declare run: Run;
  declare actor: Actor;
  declare task: Task | undefined;
  /** The step that is carried out, or was last. */
  step: PickleStep | undefined;
  /** The server that a scenario has started on this machine. */
  server: Server | undefined;
  readonly transcript: CommandRecord[] = [];
  /** How many commands had been run when the step began. */
  recordsBefore = 0;
  /** How a person looks at what the step looks at. */
  readonly shownCommands = new Set<string>();
  /** What the scenario has waited for. */
  readonly waits: WaitRecord[] = [];
  /** Ways on which an observation has seen what it expected. */
  readonly provedWays = new Set<string>();
  /** UIDs of the pods that this scenario has deleted, by name. */
  readonly replacedPods = new Map<string, string>();
  /** The first error, as it is told. */
  failure: LabError | undefined;
  /** What the cause of an error was found from. */
  observed: object | undefined;
  /** The Given that does not hold, for a student. */
  unmet: Unmet | undefined;
  /** For how many seconds more, from the scenario's first look at the cluster, its pods are young. */
  settling: Promise<number> | undefined;
  private lastSeen: Seen | undefined;

  constructor(options: IWorldOptions) {
    super({ ...options, attach: safeAttach(options.attach), log: (text) => options.log(sanitize(text)), link: (url) => options.link(sanitize(url)) });
  }

  get names(): Run['lab']['names'] {
    return this.run.lab.names;
  }

  get seen(): Seen {
    if (!this.lastSeen) throw new AuthorError({ reason: 'This step looks at the output of a When step, and there is none before it', next: 'write a When step that looks, before it' });
    return this.lastSeen;
  }

  /** A Given, reached by the actor that does the lab's work. */
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

  /** Before something's absence counts. @throws NotChecked where it may never have been there */
  mayBeAbsent(): Promise<void> {
    return this.actor.mayBeAbsent(this);
  }

  /** Performs an action whose success a state depends on. @throws TaskFailed if its command fails */
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

  /** Waits until what was observed is as expected, looking again meanwhile. */
  async sees(expected: Expectation): Promise<void> {
    const seen = this.seen;
    if (expected.negative) this.mustBeProved(seen.observation);
    noteShownCommand(seen.observation?.commandLine ?? `# the output of: ${lastLine(seen.record.commandLine)}`);
    if (seen.trace) return;
    if (!expected.metBy(seen.record)) await this.looksAgain(seen, expected);
    if (seen.observation?.way) this.provedWays.add(seen.observation.way);
  }

  private mustBeProved(observation: Observation | undefined): void {
    if (!observation?.way || !this.provedWays.has(observation.way)) throw new AuthorError({ reason: 'A refusal proves nothing before the same way has been seen to work', subject: observation?.commandLine, next: 'let the scenario see an answer on another port first' });
  }

  private async looksAgain(seen: Seen, { words, cause, metBy }: Expectation): Promise<void> {
    const { observation } = seen;
    const told = { cause, subject: seen.record.commandLine, expected: words };
    if (!observation) throw new TaskFailed({ ...told, reason: 'The command did not say what it should', seen: seen.record.output || '(no output)', next: 'fix the error that it reports, then type it again' });
    const look = async (): Promise<Look<true>> => {
      seen.record = await observation.look(this);
      this.transcript[this.transcript.length - 1] = seen.record;
      if (metBy(seen.record)) return { done: true };
      const notYet = seen.record.output.trim() || `(no output) ${lastLine(seen.record.outcome)}`;
      if (this.server) await mustHaveItsPort(this.server);
      // Nothing comes any more of a server that has ended.
      if (this.server?.process.ended) throw otherwise({ reason: '', seen: notYet });
      return { notYet };
    };
    const otherwise = (problem: Problem): TaskFailed => new TaskFailed({ ...problem, ...told, reason: 'The command does not show what it should', look: observation.commandLine, next: `compare what is seen with what is expected, correct your work, then type again: ${lastLine(observation.commandLine)}` });
    try {
      await waitFor(look, { what: 'Seeing what is expected', within: ANSWER_SECONDS, every: 0.3, otherwise });
    } catch (error) {
      throw error instanceof TaskFailed ? await explained(this, observation, seen.record, error) : error;
    }
  }
}

/** The error with its cause, where the run or the observation knows more about what was seen. */
async function explained(world: LabWorld, { explain }: Observation, record: CommandRecord, error: TaskFailed): Promise<TaskFailed> {
  const { takenAway } = world.run;
  world.run.takenAway = undefined;
  if (takenAway) return takenAway;
  const known = await explain?.(world, record, error.problem);
  return known ? new TaskFailed({ expected: error.problem.expected, ...known }) : error;
}
