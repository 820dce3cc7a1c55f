import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../errors/errors';
import { readRunError } from '../../../results/read-run-error';
import { readMessages } from '../../../results/read-messages';
import { packageFolder } from '../../../system/files/project';
import { cucumberEnvironment } from '../../cucumber/environment';
import { runCucumber } from '../../cucumber/run-cucumber';
import { TriedTasks, type TriedTask } from './tried-tasks';

const RUN_SECONDS = 3600;

export interface RunRequest {
  project: string;
  lab: string;
  /** As `--tags` takes them; all tasks if left out. */
  tags?: string;
  signal: AbortSignal;
}

export interface LabTrial {
  tasks: TriedTask[];
  /** What kept the whole run from beginning or ending. */
  error?: Problem;
}

/** Runs a drafted lab as `npx cucumber-js` in its project does, with its lines for people. */
export async function runLab({ project, lab, tags, signal }: RunRequest): Promise<LabTrial> {
  // Another run of the project may write its own at the same time.
  const reports = join(project, 'reports', 'draft');
  const messages = join(reports, 'messages.ndjson');
  // A run that does not begin leaves what an earlier one has said.
  rmSync(messages, { force: true });
  await runCucumber({ project, args: tags === undefined ? [] : ['--tags', tags], env: cucumberEnvironment({ LABSPEC_REPORTS: reports, LABSPEC_LAB: lab, LABSPEC_PROJECT: project }), seconds: RUN_SECONDS, output: 'inherit', installedIn: packageFolder, signal });
  return trialIn(messages);
}

async function trialIn(messages: string): Promise<LabTrial> {
  const tried = new TriedTasks();
  let error: Problem | undefined;
  for await (const message of readMessages(messages)) {
    tried.note(message);
    const result = message.testRunHookFinished?.result;
    if (result?.message !== undefined) error ??= readRunError(result.exception?.message ?? result.message);
  }
  return { tasks: tried.all, ...(error ? { error } : tried.all.length === 0 ? { error: { reason: 'The draft was not tried: cucumber-js did not begin, and said why above', look: 'npx labspec doctor' } } : {}) };
}
