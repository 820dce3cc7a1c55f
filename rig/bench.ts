import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError, LabError, messageOf } from '../support/errors/errors';
import { cacheFolder } from '../support/system/files/cache';
import { runProgram } from './run-program';
import type { Stage } from './stage';

const TAIL_LINES = 15;

/** Does the work of a stage, with its own log. @throws EnvironmentError with the end of the log, its file, and what to try */
export async function workOn(stage: Stage, signal: AbortSignal, say: (progress: string) => void): Promise<void> {
  const file = path.join(cacheFolder(), 'logs', `${stage.name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  const log = openSync(file, 'w');
  try {
    await stage.run({ run: (program, args, options = {}) => runProgram(program, args, options, { log, signal }), say, signal });
  } catch (error) {
    if (signal.aborted || error instanceof LabError) throw error;
    throw new EnvironmentError({ reason: `${stage.title}: ${messageOf(error)}`, subject: `all of it is in ${file}`, seen: tailOf(file), next: stage.remedy });
  } finally {
    closeSync(log);
  }
}

function tailOf(file: string): string {
  // Progress bars rewrite their line: only the last state is useful.
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => line.split('\r').at(-1) ?? '');
  return lines.slice(-TAIL_LINES).join('\n');
}
