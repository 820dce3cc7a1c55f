import { resolve } from 'node:path';
import { AuthorError } from '../errors';
import type { Lab } from '../lab/lab';
import { chosenLab, loadLab } from '../lab/load-lab';
import { verdictDocument } from '../report/verdict-document';
import { exitCodeOf } from './exit-code';
import { runCheck } from './run-check';

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
  mustBeTasks(lab, tasks);
  const worldParameters = folder === undefined ? {} : { folder: resolve(folder) };
  const results = await runCheck({ tasks, worldParameters, shown: format === 'text', signal });
  if (format === 'json') process.stdout.write(`${JSON.stringify(verdictDocument(lab, results), undefined, 2)}\n`);
  return exitCodeOf(results.map(({ verdict }) => verdict));
}

/** @throws AuthorError for a task that the lab does not have */
function mustBeTasks(lab: Lab, tasks: readonly number[]): void {
  const unknown = tasks.find((id) => !lab.tasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new AuthorError({ reason: `The lab "${lab.title}" has no task ${unknown}`, next: `choose from ${lab.tasks.map(({ id }) => id).join(', ')}` });
}
