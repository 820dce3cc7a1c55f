import { Writable } from 'node:stream';
import { EnvironmentError, LabError, messageOf, type Problem } from '../../errors/errors';
import type { HintLevel } from '../../lab/hint-level';
import { neededBy, taskThatMakes, type Lab } from '../../lab/lab';
import { loadLab } from '../../lab/load-lab';
import { TaskResults, type TaskResult } from '../../results/task-results';
import { beginSession } from '../../runtime/session';
import { imageLoaded } from '../../vocabulary/images/states';
import { CheckProfile } from '../cucumber/check-profile';

export interface CheckRequest {
  /** Numbers of the tasks; all if there are none. */
  tasks: readonly number[];
  /** See support/lab/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** The terminal shows one line per task, with hints as in support/reporting/terminal/task-lines-plugin.ts; nothing if left out. */
  lines?: { level?: HintLevel; folder: string } | undefined;
  /** Aborted when the person gives up. */
  signal: AbortSignal;
}

const STACK_LINE = /^\s+at .*\n?/gm;

/** Checks tasks as `cucumber-js --profile check` does, in this process. @throws EnvironmentError if nothing could be checked at all */
export async function runCheck({ tasks, worldParameters, lines, signal }: CheckRequest): Promise<TaskResult[]> {
  const session = beginSession({ isWatch: false });
  const lab = loadLab();
  session.linkTo(lab.cluster).lookAhead?.(areAboutPods(lab, tasks));
  const results = new TaskResults();
  let said = '';
  let isDone = false;
  const stderr = new Writable({
    write: (piece, _encoding, done) => {
      said += String(piece).replaceAll(STACK_LINE, '');
      done();
    },
  });
  try {
    const profile = await loaded({ worldParameters, stderr, ...(lines ? { stdout: process.stdout, taskLines: { hints: lines } } : {}) });
    const running = profile.run(tasks, (message) => {
      results.note(message);
      isDone ||= message.testRunFinished !== undefined;
    });
    await unlessAborted(running, signal);
  } finally {
    await session.end();
  }
  const [runError] = results.runErrors;
  // The lines, if there are any, have shown it.
  if (runError !== undefined) throw nothingChecked(lines ? {} : runError);
  if (results.all.length === 0) throw nothingChecked({ seen: said });
  // Scenarios that were not come to say nothing, which must not look like a pass.
  if (!isDone) throw new EnvironmentError({ cause: 'check-cut-short', reason: 'The check ended before it was done', seen: said, next: 'run it again' });
  return results.all;
}

/** Whether tasks begin with the image on the nodes. */
function areAboutPods(lab: Lab, tasks: readonly number[]): boolean {
  const loads = lab.images.words.flatMap((words) => taskThatMakes(lab, imageLoaded(words).name)?.id ?? []);
  return tasks.length === 0 || loads.some((load) => tasks.some((id) => id === load || neededBy(lab, id).has(load)));
}

async function loaded(options: Parameters<typeof CheckProfile.load>[0]): Promise<CheckProfile> {
  try {
    return await CheckProfile.load(options);
  } catch (error) {
    if (error instanceof LabError) throw error;
    const cause = error instanceof Error ? error.cause : undefined;
    throw nothingChecked({ seen: [error, cause].filter(Boolean).map((one) => messageOf(one)).join(': ') });
  }
}

/** Waits for the current work, until the user aborts. */
async function unlessAborted(running: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
  await Promise.race([running, aborted]);
}

function nothingChecked({ reason, ...others }: Partial<Problem>): EnvironmentError {
  return new EnvironmentError({ cause: 'nothing-checked', next: 'npx labspec doctor', ...others, reason: reason ? `Nothing could be checked: ${reason}` : 'Nothing could be checked' });
}
