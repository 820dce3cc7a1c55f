import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AuthorError, EnvironmentError, TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import type { Action, Observation, Scenario } from '../../runtime/scenario';
import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { LARGEST_FILE_MB } from '../../system/process/shell-session';
import { worksInOwnNamespace } from '../cluster/own-namespace';
import { notAllowed } from '../../errors/not-allowed';
import { shortened } from '../../wait/patience';
import { mustLeaveClock, mustLeaveClockOfNode } from './clock';
import { explainLine } from './explain-line';
import { noteLine } from './failed-lines';
import { inBackground } from './in-background';
import { meantProgram } from './misspelt-program';
import { isOneRequest, isUnrouted, onceRouted } from './not-routed';
import { isOneCommandInside, isStarting, onceStarted } from './not-started';
import { kindOf } from './observes';
import { pathOutside } from './outside';
import { shellOf } from './reader-shell';
import { mustBeKnown } from './unknown-values';

/** Also for lines that wait themselves: `kubectl wait --timeout=2m`. */
const LINE_SECONDS = 150;
/** However little patience there is, a line needs this to end. */
const SHORTEST_SECONDS = 10;

/** Lines that a reader types, as an action or as an observation: by what they do. @param onlyLook whether the author says that they only look */
export function typedLines(text: string, onlyLook = false): { action: Action } | { observation: Observation } {
  const { acts, isEndless } = kindOf(text);
  if (acts !== undefined && !onlyLook) return { action: action(text) };
  return { observation: isEndless ? endless(text) : observation(text) };
}

function observation(text: string): Observation {
  return { name: 'run a line', commandLine: text, look: (world) => look(world, text), explain: (world) => explainLine(world, text).catch(notAllowed) };
}

function look(world: Scenario, text: string): Promise<CommandRecord> {
  mustBeKnown(world.run, text);
  return type(world, text);
}

/** Goes on in the background; each look reads what it has printed so far. The end of the scenario ends it. */
function endless(text: string): Observation {
  const [out = '', err = ''] = ['out', 'err'].map((kind) => `~/.endless-${randomBytes(4).toString('hex')}.${kind}`);
  let isBegun = false;
  const lookOn = async (world: Scenario): Promise<CommandRecord> => {
    if (!isBegun) {
      mustBeKnown(world.run, text);
      await type(world, inBackground(text, out, err));
    }
    isBegun = true;
    return { ...(await type(world, `cat ${out}; cat ${err} >&2`)), commandLine: text };
  };
  return { name: 'run a line', commandLine: text, look: lookOn, explain: (world) => explainLine(world, text).catch(notAllowed) };
}

function action(text: string): Action {
  return {
    name: `run ${text.split('\n')[0] ?? ''}`,
    commandLine: text,
    perform: async (world) => {
      await mayAct(world, text);
      const record = await typeAgain(world, text);
      noteLine(world.run, record);
      return record;
    },
  };
}

/** Types it again where it was too early for what lines above have made. */
function typeAgain(world: Scenario, text: string): Promise<CommandRecord> {
  const typeIt = (): Promise<CommandRecord> => type(world, text);
  if (isOneCommandInside(text)) return onceStarted(typeIt, isStarting);
  return isOneRequest(text) ? onceRouted(typeIt, isUnrouted) : typeIt();
}

/** @throws AuthorError if what the line makes would not be the run's own */
async function mayAct({ run }: Scenario, text: string): Promise<void> {
  const told = { subject: text.split('\n')[0], seen: `it acts: ${kindOf(text).acts ?? ''}` };
  if (!(await worksInOwnNamespace(run))) throw new AuthorError({ cause: 'line-without-namespace', reason: 'A line that acts needs a namespace that is the run’s own', ...told, next: 'write ownNamespace: true in lab.yaml; if the line only looks: When I look with "..."' });
}

async function type(world: Scenario, text: string): Promise<CommandRecord> {
  const { run } = world;
  mustStay(text, dirname(run.folder));
  await mustLeaveClockOfNode(run, text);
  const record = await (await shellOf(run)).run(text, { within: Math.max(SHORTEST_SECONDS, shortened(LINE_SECONDS)) });
  if (record.outcome === 'program not found') throw new AuthorError({ cause: 'no-bash', reason: 'bash is not installed, and lines of a lab are typed into it', next: 'install bash' });
  mustBeInstalled(run, record);
  if (/File size limit exceeded/.test(record.stderr)) throw new AuthorError({ cause: 'file-too-large', reason: `A line writes a file of more than ${LARGEST_FILE_MB} MB, which is more than labspec allows`, subject: text.split('\n')[0], seen: record.stderr.trim(), next: 'write less' });
  if (record.outcome !== 'timed out') return record;
  throw await hangs(world, text, record);
}

/** What the line waits for, if it is known. */
async function hangs(world: Scenario, text: string, { seconds, output }: CommandRecord): Promise<TaskFailed> {
  const next = world.run.inspectsOnly ? 'look what it waits for: kubectl describe shows it; then correct your work' : 'let it end by itself (--timeout), or put & behind it if the next lines need it running';
  const problem = { cause: 'line-hangs', reason: `A line did not end within ${seconds.toFixed(0)} s`, subject: text.split('\n')[0], seen: lastLines(output, 8) || '(no output)', next };
  return new TaskFailed({ ...problem, ...(await explainLine(world, text).catch(notAllowed)) });
}

/** @throws EnvironmentError if a line calls a program that this machine does not have */
function mustBeInstalled({ runsUntrustedCode }: Run, { stderr, commandLine }: CommandRecord): void {
  // Also in a pipe, whose exit code is that of its last program.
  const name = runsUntrustedCode ? undefined : /^bash: line \d+: ([^:\s]+): command not found$/m.exec(stderr)?.[1];
  if (name === undefined) return;
  const meant = meantProgram(name);
  throw new EnvironmentError({ cause: 'program-missing', reason: `${name} is not installed here, and a line of the lab calls it`, subject: commandLine.split('\n')[0], seen: stderr.trim(), next: meant === undefined ? `install ${name}` : `did you mean ${meant}? Then correct the feature; else install ${name}` });
}

/** @param home of the run @throws AuthorError if a line would change files that are not the run's own, or the clock */
export function mustStay(text: string, home: string): void {
  mustLeaveClock(text);
  const place = pathOutside(text, home, (other) => isOlder(other, home));
  if (place === undefined) return;
  throw new AuthorError({ cause: 'line-leaves-its-folder', reason: `A line would change ${place}, which is not in the folder of the run`, subject: text.split('\n')[0], next: 'name a path in the folder that the lines are typed in, or below ~' });
}

/** Whether something was there before the run; false without a run. */
function isOlder(place: string, home: string): boolean {
  const [other, own] = [place, home].map((path) => statSync(path, { throwIfNoEntry: false }));
  return other !== undefined && own !== undefined && other.birthtimeMs < own.birthtimeMs;
}
