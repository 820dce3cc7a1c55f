import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { taskTag, type Lab } from '../../lab/lab';
import { readMessages } from '../../results/read-messages';
import { TaskResults, type TaskResult } from '../../results/task-results';
import { projectFolder } from '../../system/files/project';
import { cucumberEnvironment } from '../cucumber/environment';
import { runCucumber } from '../cucumber/run-cucumber';
import { firstSaid, type Flaw } from './result';

const RUN_SECONDS = 1800;

/** Solved by the robot: all at once, once more, and each task alone. @param say what is under way */
export async function solvedByRobot(lab: Lab, signal: AbortSignal, say: (what: string) => void): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  for (const stage of ['solved', 'again']) {
    say(`the robot solves ${stage === 'solved' ? 'the lab' : 'it again'}: ${lab.tasks.length} task${lab.tasks.length === 1 ? '' : 's'}`);
    flaws.push(...flawsOf(stage, lab.tasks, await run([], signal)));
    if (flaws.length > 0) return flaws;
  }
  for (const task of lab.tasks) {
    say(`the robot solves task ${task.id} of ${lab.tasks.length} alone, with what it needs`);
    flaws.push(...flawsOf('alone', [task], await run(['--tags', taskTag(task.id)], signal)));
  }
  return flaws;
}

function flawsOf(stage: string, tasks: Lab['tasks'], results: readonly TaskResult[]): Flaw[] {
  return tasks.flatMap(({ id }) => {
    const result = results.find((one) => one.id === id);
    if (result?.verdict === 'passed') return [];
    return [{ stage, task: id, reason: firstSaid(result) ?? 'it was not run', next: stage === 'alone' ? `npx cucumber-js --tags ${taskTag(id)}` : 'npx cucumber-js' }];
  });
}

async function run(args: readonly string[], signal: AbortSignal): Promise<TaskResult[]> {
  const reports = mkdtempSync(join(tmpdir(), 'labspec-prove-robot-'));
  try {
    await runCucumber({ project: projectFolder(), args, env: cucumberEnvironment({ LABSPEC_REPORTS: reports }), seconds: RUN_SECONDS, output: 'ignore', signal });
    const results = new TaskResults();
    for await (const message of readMessages(join(reports, 'messages.ndjson'))) results.note(message);
    return results.all;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
