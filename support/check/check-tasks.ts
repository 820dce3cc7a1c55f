import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { execa } from 'execa';
import { AuthorError, EnvironmentError } from '../errors';
import type { Lab } from '../lab/lab';
import { chosenLab, loadLab, projectFolder } from '../lab/load-lab';
import { TaskResults, type TaskResult } from '../report/task-results';
import { verdictDocument } from '../report/verdict-document';
import { exitCodeOf } from './exit-code';

export interface CheckOptions {
  /** Numbers of the tasks; all if there are none. */
  tasks: readonly number[];
  folder: string | undefined;
  format: 'text' | 'json';
  /** Aborted when the person gives up. */
  signal: AbortSignal;
}

/** Checks tasks as `cucumber-js --profile check` does, prints what it found, and gives the exit code. @throws LabError */
export async function checkTasks({ tasks, folder, format, signal }: CheckOptions): Promise<number> {
  const lab = loadLab(chosenLab());
  const worldParameters = folder === undefined ? {} : { folder: resolve(folder) };
  const args = ['--profile', 'check', ...tagsOf(lab, tasks), '--world-parameters', JSON.stringify(worldParameters)];
  const results = await runCucumber(args, format === 'text', signal);
  if (format === 'json') process.stdout.write(`${JSON.stringify(verdictDocument(lab, results), undefined, 2)}\n`);
  return exitCodeOf(results.map(({ verdict }) => verdict));
}

/** @throws AuthorError for a task that the lab does not have */
function tagsOf(lab: Lab, tasks: readonly number[]): string[] {
  const unknown = tasks.find((id) => !lab.tasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new AuthorError({ reason: `The lab "${lab.title}" has no task ${unknown}`, next: `choose from ${lab.tasks.map(({ id }) => id).join(', ')}` });
  return tasks.length === 0 ? [] : ['--tags', tasks.map((id) => `@task-${String(id).padStart(2, '0')}`).join(' or ')];
}

async function runCucumber(args: string[], shown: boolean, cancelSignal: AbortSignal): Promise<TaskResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-check-'));
  const messages = join(folder, 'messages.ndjson');
  try {
    const { stderr } = await execa('cucumber-js', [...args, '--format', `message:${messages}`], {
      cwd: projectFolder, preferLocal: true, localDir: projectFolder, reject: false, cancelSignal, stdin: 'ignore', stdout: shown ? 'inherit' : 'ignore', stderr: shown ? ['inherit', 'pipe'] : 'pipe',
    });
    return readResults(messages, stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readResults(file: string, stderr: string): TaskResult[] {
  const results = new TaskResults();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) results.note(JSON.parse(line) as Envelope);
  const [runError] = results.runErrors;
  if (runError !== undefined || results.all.length === 0) throw new EnvironmentError({ reason: 'Nothing could be checked', seen: runError ?? stderr });
  return results.all;
}
