import { existsSync } from 'node:fs';
import { mustBeFolder, studentFolder } from '../../lab/student-folder';
import { AuthorError } from '../../errors/errors';
import { Hints, type HintsOptions } from '../../reporting/hints/hints';
import { HintStore } from '../../reporting/hints/store';
import { whereCapped } from '../../reporting/hints/level';
import type { HintLevel } from '../../lab/hint-level';
import { taskTag, type Lab } from '../../lab/lab';
import { chosenLab, loadLab } from '../../lab/load-lab';
import { redact } from '../../redaction/redact';
import { redactedData } from '../../redaction/redacted-data';
import type { TaskResult } from '../../results/task-results';
import { verdictDocument } from '../../reporting/documents/verdict-document';
import { exitCodeOf } from './exit-code';
import { runCheck } from './run-check';

export interface CheckOptions {
  /** Numbers of the tasks; all if there are none. */
  tasks: readonly number[];
  folder: string | undefined;
  format: 'text' | 'json';
  /** The hint level; if left out, it rises each time that the same problem is seen. */
  hint: HintLevel | undefined;
  /** Aborted when the person gives up. */
  signal: AbortSignal;
}

/** Checks tasks as `cucumber-js --profile check` does, prints what it found, and gives the exit code. @throws LabError */
export async function checkTasks({ tasks, folder: chosen, format, hint, signal }: CheckOptions): Promise<number> {
  const lab = loadLab();
  mustBeTasks(lab, tasks);
  const tooHigh = whereCapped(lab, hint);
  if (tooHigh) process.stderr.write(`${tooHigh}\n`);
  const folder = studentFolder(chosen, lab.names.folder);
  // One that was not named may not have been begun.
  if (chosen !== undefined || existsSync(folder)) mustBeFolder(folder);
  const worldParameters = chosen === undefined ? {} : { folder };
  const lines = format === 'text' ? { folder, ...(hint === undefined ? {} : { level: hint }) } : undefined;
  const results = await runCheck({ tasks, worldParameters, lines, signal });
  mustBeChecked(tasks.length ? tasks : lab.tasks.map(({ id }) => id), results);
  if (format === 'json') printDocument({ lab, folder, level: hint }, results);
  return exitCodeOf(results.map(({ verdict }) => verdict));
}

function printDocument(options: HintsOptions, results: readonly TaskResult[]): void {
  const hints = new Hints({ ...options, store: HintStore.open() });
  const document = redactedData(verdictDocument(chosenLab(), options.lab, results, (result) => hints.tell(result)), redact);
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  hints.keep();
}

/** @throws AuthorError for a task that the lab does not have */
function mustBeTasks(lab: Lab, tasks: readonly number[]): void {
  const unknown = tasks.find((id) => !lab.tasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new AuthorError({ reason: `The lab "${lab.title}" has no task ${unknown}`, next: `choose from ${lab.tasks.map(({ id }) => id).join(', ')}` });
}

/** @throws AuthorError for a task that no scenario looks at: nothing said of it is not yet a pass */
function mustBeChecked(tasks: readonly number[], results: readonly TaskResult[]): void {
  const missing = tasks.find((id) => !results.some((result) => result.id === id));
  if (missing !== undefined) throw new AuthorError({ reason: `No scenario of the lab checks task ${missing}`, next: `write one, with the tag ${taskTag(missing)}` });
}
