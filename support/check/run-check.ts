import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { execa } from 'execa';
import { EnvironmentError, type Trouble } from '../errors';
import type { HintLevel } from '../lab/hint-level';
import { projectFolder } from '../lab/load-lab';
import { readTrouble } from '../report/read-trouble';
import { TaskResults, type TaskResult } from '../report/task-results';

export interface CheckRequest {
  /** Numbers of the tasks; all if there are none. */
  tasks: readonly number[];
  /** See support/parameters.ts. */
  worldParameters?: Record<string, unknown>;
  /** Added to the user's environment. */
  env?: Record<string, string>;
  /** The terminal shows a line a task, with hints as in support/report/task-lines-plugin.ts; nothing if left out. */
  lines?: { level?: HintLevel; folder: string } | undefined;
  /** Aborted when the person gives up. */
  signal?: AbortSignal;
}

/** To clean up in, when it is interrupted. */
const LAST_SECONDS = 40;
const STACK_LINE = /^\s+at /;

/** Checks tasks by `cucumber-js --profile check`, in a process of its own. @throws EnvironmentError if nothing could be checked at all */
export async function runCheck({ tasks, worldParameters = {}, env = {}, lines, signal }: CheckRequest): Promise<TaskResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-check-'));
  const messages = join(folder, 'messages.ndjson');
  const options = lines ? ['--format-options', JSON.stringify({ taskLines: { hints: lines } })] : [];
  const args = ['--profile', 'check', ...tagsOf(tasks), '--world-parameters', JSON.stringify(worldParameters), '--format', `message:${messages}`, ...options];
  try {
    const { stderr, shortMessage } = await execa('cucumber-js', args, {
      cwd: projectFolder, preferLocal: true, localDir: projectFolder, env, reject: false, stdin: 'ignore', stdout: lines ? 'inherit' : 'ignore',
      stderr: lines ? [withoutStack, 'inherit', 'pipe'] : [withoutStack, 'pipe'],
      ...(signal ? { cancelSignal: signal, forceKillAfterDelay: LAST_SECONDS * 1000 } : {}),
    });
    signal?.throwIfAborted();
    return readResults(messages, lines ? undefined : stderr || shortMessage);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tagsOf(tasks: readonly number[]): string[] {
  return tasks.length === 0 ? [] : ['--tags', tasks.map((id) => `@task-${String(id).padStart(2, '0')}`).join(' or ')];
}

/** Where it could not start: stacks are for nobody who checks work. */
function* withoutStack(line: unknown): Generator<unknown> {
  if (!STACK_LINE.test(String(line))) yield line;
}

/** @param said what cucumber-js said; undefined where it is on the terminal already */
function readResults(file: string, said: string | undefined): TaskResult[] {
  const results = new TaskResults();
  const messages = existsSync(file) ? readMessages(file) : [];
  for (const message of messages) results.note(message);
  const [runError] = results.runErrors;
  if (runError !== undefined || results.all.length === 0) throw nothingChecked(said === undefined ? {} : runError === undefined ? { seen: said } : readTrouble(runError));
  // Scenarios that were not come to say nothing, which must not look like a pass.
  if (!messages.some(({ testRunFinished }) => testRunFinished)) throw new EnvironmentError({ cause: 'check-cut-short', reason: 'The check ended before it was done', seen: said, next: 'run it again' });
  return results.all;
}

function nothingChecked({ reason, ...others }: Partial<Trouble>): EnvironmentError {
  return new EnvironmentError({ cause: 'nothing-checked', next: 'npx labspec doctor', ...others, reason: reason ? `Nothing could be checked: ${reason}` : 'Nothing could be checked' });
}

/** The last line may have been cut short. */
function readMessages(file: string): Envelope[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Envelope);
}
