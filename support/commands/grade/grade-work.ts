import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { cucumberEnvironment } from '../cucumber/environment';
import { describe, EnvironmentError, TaskFailed, type Problem } from '../../errors/errors';
import { redactedProblem } from '../../redaction/redacted-error';
import { sanitizeProblem } from '../../redaction/sanitize';
import type { Lab } from '../../lab/lab';
import { projectFolder } from '../../system/files/project';
import { readMessages } from '../../results/read-messages';
import { resultOf, TaskResults, type TaskResult } from '../../results/task-results';
import type { Journal } from '../../ownership/journal';
import { fromRecord } from './from-record';
import { openGradingNamespace } from './grading-namespace';
import type { Work } from './work';

export interface GradeWorkOptions {
  lab: Lab;
  work: Work;
  /** Of all that is made for it on this machine and in the cluster. */
  name: string;
  /** For its reports; emptied first. */
  folder: string;
  signal: AbortSignal;
  journal: Journal;
}

/** No submission may keep the others waiting for longer. */
const STUDENT_SECONDS = 1200;
const LAST_SECONDS = 40;

/** Finds out what one student's work comes to, task by task. @throws EnvironmentError if it cannot be begun, or was given up */
export async function gradeWork(options: GradeWorkOptions): Promise<TaskResult[]> {
  const { lab, work, folder } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (work.kind === 'record') return fromRecord(lab, work.file);
  if (work.kind === 'nothing') return lab.tasks.map((task) => resultOf(task, 'failed', [nothing(work.names).problem]));
  return run(options, work.folder);
}

const MOST_NAMES = 20;
const WANTED = 'the files of the lab, or the record of a live check (watch.json)';

function nothing(names: readonly string[]): TaskFailed {
  if (names.length === 0) return new TaskFailed({ cause: 'nothing-handed-in', reason: 'Nothing was handed in', expected: WANTED, next: 'hand in the folder of your work' });
  return new TaskFailed({ ...sanitizeProblem({ reason: 'None of the files of the lab was handed in', expected: WANTED, seen: names.slice(0, MOST_NAMES).join(', ') }), cause: 'no-file-of-the-lab', next: 'hand in the files themselves, under the names that the lab gives them: in no archive, and in no folder within the folder' });
}

async function run({ lab, name, folder, signal, journal }: GradeWorkOptions, submission: string): Promise<TaskResult[]> {
  const place = await openGradingNamespace(lab, name, folder, journal);
  let wasEnded = true;
  try {
    const worldParameters = { ...place.worldParameters, submission };
    const { timedOut } = await execa('cucumber-js', ['--profile', 'grade', '--world-parameters', JSON.stringify(worldParameters)], {
      cwd: projectFolder(), preferLocal: true, localDir: projectFolder(), env: cucumberEnvironment({ LABSPEC_REPORTS: folder }), extendEnv: false,
      reject: false, stdin: 'ignore', stdout: { file: join(folder, 'run.log') }, stderr: { file: join(folder, 'run-errors.log') },
      timeout: STUDENT_SECONDS * 1000, forceKillAfterDelay: LAST_SECONDS * 1000, cancelSignal: signal,
    });
    signal.throwIfAborted();
    wasEnded = timedOut;
    const results = await readResults(join(folder, 'messages.ndjson'));
    const all = timedOut ? [...results, ...notComeTo(lab, results)] : results;
    return all.map((result) => ({ ...result, troubles: result.troubles.map((problem) => redactedProblem(problem, place.inLabsNames)) }));
  } finally {
    await place.clear(wasEnded);
    rmSync(join(folder, 'kubeconfig'), { force: true });
  }
}

/**
 * The tasks that work which takes too long has kept from being judged: that is no fault of the environment, unless nothing, or an error of
 * its own, is seen of it.
 */
export function notComeTo({ tasks }: Lab, results: readonly TaskResult[]): TaskResult[] {
  if (results.length === 0 || results.some(({ verdict }) => verdict === 'error')) return [];
  const problem: Problem = { cause: 'takes-too-long', reason: `The work was not done after ${STUDENT_SECONDS / 60} minutes`, next: 'correct first what is wrong with the tasks before' };
  return tasks.filter(({ id }) => !results.some((result) => result.id === id)).map((task) => resultOf(task, 'failed', [problem]));
}

/** The results of the run, without unfinished tasks. @throws EnvironmentError if it did not begin */
async function readResults(file: string): Promise<TaskResult[]> {
  const results = new TaskResults();
  for await (const message of readMessages(file)) results.note(message);
  const [runError] = results.runErrors;
  // The verdicts count, even if the run could not clean up after itself.
  if (runError !== undefined && results.finished.length === 0) throw new EnvironmentError({ cause: 'run-failed', reason: 'The run did not begin', seen: describe(runError), look: 'npx labspec doctor' });
  return results.finished;
}
