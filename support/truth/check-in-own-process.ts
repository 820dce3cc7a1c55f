import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { execa } from 'execa';
import { taskTag } from '../lab/lab';
import { projectFolder } from '../lab/load-lab';
import { makeOwnFolder } from '../safety/own-folder';
import { TaskResults, type TaskResult } from '../report/task-results';

export interface CheckRequest {
  tasks: readonly number[];
  /** See support/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** Added to the user's environment. */
  env: Record<string, string>;
}

/** Checks tasks by `cucumber-js --profile check`, with an environment of its own. */
export async function checkInOwnProcess({ tasks, worldParameters, env }: CheckRequest): Promise<TaskResult[]> {
  const folder = makeOwnFolder('check');
  const messages = join(folder, 'messages.ndjson');
  const args = ['--profile', 'check', '--tags', tasks.map(taskTag).join(' or '), '--world-parameters', JSON.stringify(worldParameters), '--format', `message:${messages}`];
  try {
    const { stderr } = await execa('cucumber-js', args, { cwd: projectFolder, preferLocal: true, localDir: projectFolder, env, reject: false, stdin: 'ignore', stdout: 'ignore' });
    return readResults(messages, stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readResults(file: string, said: string): TaskResult[] {
  const results = new TaskResults();
  const messages = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Envelope) : [];
  for (const message of messages) results.note(message);
  if (!messages.some(({ testRunFinished }) => testRunFinished)) throw new Error(`The check did not end: ${said}`);
  return results.all;
}
