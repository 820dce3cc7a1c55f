import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EnvironmentError } from '../../../errors/errors';
import { isCheckout, packageFolder } from '../../../system/files/project';
import type { TaskResult } from '../../../results/task-results';
import type { CheckAnswer, CheckRequest } from './check-process';

const CHECK_SECONDS = 300;
const PROGRAM = join(__dirname, isCheckout ? 'check-process.ts' : 'check-process.js');

/** Processes that check students' work, one for each check at a time. They are kept, because starting one takes longer than a check. */
export class CheckProcesses {
  private readonly idle: ChildProcess[] = [];

  /** @throws EnvironmentError if the check could not be carried out, or takes too long; then its process is not used again */
  async check(request: CheckRequest): Promise<TaskResult[]> {
    const child = this.idle.pop() ?? start();
    try {
      const results = await answered(child, request);
      this.idle.push(child);
      return results;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** Call it when no check is under way. */
  end(): void {
    for (const child of this.idle.splice(0)) child.kill('SIGKILL');
  }
}

function start(): ChildProcess {
  // Advanced serialization keeps sets, which JSON does not have.
  const typescript = isCheckout ? { execArgv: ['--require', require.resolve('ts-node/register')], env: { ...process.env, TS_NODE_PROJECT: join(packageFolder, 'tsconfig.json') } } : {};
  return fork(PROGRAM, [], { ...typescript, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function answered(child: ChildProcess, request: CheckRequest): Promise<TaskResult[]> {
  const answeredNow = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(CHECK_SECONDS * 1000), answeredNow.signal]);
  const ended = once(child, 'exit', { signal }).then(([code]) => ({ error: `the process that checks has ended with ${String(code)}` }));
  child.send({ ...request });
  const answer = await Promise.race([once(child, 'message', { signal }).then(([message]) => message as CheckAnswer), ended]);
  ended.catch(() => undefined);
  answeredNow.abort();
  if ('error' in answer) throw new EnvironmentError({ cause: 'nothing-checked', reason: 'Nothing could be checked', seen: answer.error.replace(/^Error: /, ''), next: 'npx labspec doctor' });
  return answer.results;
}
