import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { execa } from 'execa';
import { EnvironmentError } from '../errors';
import { projectFolder } from '../lab/load-lab';
import { TaskResults, type TaskResult } from '../report/task-results';

export interface CheckRequest {
  /** Numbers of the tasks; all if there are none. */
  tasks: readonly number[];
  /** See support/parameters.ts. */
  worldParameters?: Record<string, unknown>;
  /** Added to the user's environment. */
  env?: Record<string, string>;
  /** Whether the terminal shows what cucumber-js prints. */
  shown: boolean;
  /** Aborted when the person gives up. */
  signal?: AbortSignal;
}

/** Checks tasks by `cucumber-js --profile check`, in a process of its own. @throws EnvironmentError if nothing could be checked at all */
export async function runCheck({ tasks, worldParameters = {}, env = {}, shown, signal }: CheckRequest): Promise<TaskResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'labspec-check-'));
  const messages = join(folder, 'messages.ndjson');
  const args = ['--profile', 'check', ...tagsOf(tasks), '--world-parameters', JSON.stringify(worldParameters), '--format', `message:${messages}`];
  try {
    const { stderr } = await execa('cucumber-js', args, {
      cwd: projectFolder, preferLocal: true, localDir: projectFolder, env, reject: false, stdin: 'ignore', stdout: shown ? 'inherit' : 'ignore', stderr: shown ? ['inherit', 'pipe'] : 'pipe',
      ...(signal ? { cancelSignal: signal } : {}),
    });
    return readResults(messages, stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tagsOf(tasks: readonly number[]): string[] {
  return tasks.length === 0 ? [] : ['--tags', tasks.map((id) => `@task-${String(id).padStart(2, '0')}`).join(' or ')];
}

function readResults(file: string, stderr: string): TaskResult[] {
  const results = new TaskResults();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) results.note(JSON.parse(line) as Envelope);
  const [runError] = results.runErrors;
  if (runError !== undefined || results.all.length === 0) throw new EnvironmentError({ reason: 'Nothing could be checked', seen: runError ?? stderr });
  return results.all;
}
