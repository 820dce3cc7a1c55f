import { AuthorError, EnvironmentError, type Problem } from '../errors/errors';
import { neededBy, type Lab, type Task } from '../lab/lab';
import type { TaskResult, Then } from './task-results';
import type { Verdict } from '../errors/verdict';

/** What somebody's work on one task is worth. */
export interface GradedTask {
  id: number;
  title: string;
  verdict: Verdict;
  /** The points that the task is worth in lab.yaml. */
  points: number;
  /** The points of this work; null where the environment failed, so that nobody knows yet. */
  earned: number | null;
  /** What is wrong, the cause first; none where it passed. */
  troubles: Problem[];
  seconds: number;
}

/** What somebody's work on a whole lab is worth. */
export interface Graded {
  lab: { name: string; title: string };
  /** All tasks of the lab, in its order. */
  tasks: GradedTask[];
  /** Of the tasks whose points are known. */
  earned: number;
  /** The points that those tasks are worth. */
  known: number;
  /** The points that the whole lab is worth. */
  points: number;
  /**
   * Of `points`: what was earned, as if the tasks that could not be judged had gone like the others, so that an error of the
   * environment costs nobody anything; null where no task that is worth points could be judged.
   */
  score: number | null;
}

/** Grades a run. A task that the run says nothing about is an error: nobody looked at it. @param name the folder of the lab's features */
export function graded(name: string, lab: Lab, results: readonly TaskResult[]): Graded {
  // A run that has carried out nothing has looked at nobody's work.
  const isDry = results.every(({ isNotRun }) => isNotRun);
  const tasks = lab.tasks.map((task) => gradedTask(task, isDry ? undefined : results.find(({ id }) => id === task.id)));
  for (const task of tasks) if (isKeptByError(task, lab, tasks)) Object.assign(task, { verdict: 'error', earned: null });
  const judged = tasks.filter((task) => task.earned !== null);
  const earned = rounded(sum(judged.map((task) => task.earned ?? 0)));
  const known = rounded(sum(judged.map(({ points }) => points)));
  const points = rounded(sum(tasks.map((task) => task.points)));
  return { lab: { name, title: lab.title }, tasks, earned, known, points, score: scoreOf({ earned, known, points }) };
}

/** What needs a task that could not be judged could not be judged either, unless one that it needs has failed. */
function isKeptByError({ id, verdict }: GradedTask, lab: Lab, tasks: readonly GradedTask[]): boolean {
  if (verdict !== 'not checked') return false;
  const needed = neededBy(lab, id);
  const verdicts = tasks.filter((task) => needed.has(task.id)).map((task) => task.verdict);
  return verdicts.includes('error') && !verdicts.includes('failed');
}

function scoreOf({ earned, known, points }: Pick<Graded, 'earned' | 'known' | 'points'>): number | null {
  if (points === 0) return 0;
  return known === 0 ? null : rounded((earned / known) * points);
}

/** What has passed is only a part of the task: the rest of its scenarios was left out. */
function isPartOnly({ verdict, leftOut }: TaskResult): boolean {
  return verdict === 'passed' && leftOut !== undefined;
}

const NOT_RUN: Problem = new EnvironmentError({ cause: 'not-run', reason: 'This run has not looked at the whole of this task', next: 'run it again, without --dry-run, --fail-fast, or what leaves scenarios out' }).problem;

function gradedTask(task: Task, result: TaskResult | undefined): GradedTask {
  const { id, title, points } = task;
  if (!result || isPartOnly(result)) return { id, title, points, verdict: 'error', earned: null, troubles: [NOT_RUN], seconds: 0 };
  const { verdict, seconds } = result;
  return { id, title: result.attempts ? `${title} (at attempt ${result.attempts})` : title, points, verdict, earned: pointsOf(task, result), troubles: result.troubles, seconds };
}

/** @returns null where the environment failed */
export function pointsOf({ id, points, credit }: Task, { verdict, thens }: Pick<TaskResult, 'verdict' | 'thens'>): number | null {
  if (verdict === 'passed') return points;
  if (verdict === 'error') return null;
  if (!credit) return 0;
  mustBeThens(id, credit, thens);
  const weight = ({ text }: Then): number => credit[text] ?? 1;
  const all = sum(thens.map(weight));
  return all === 0 ? 0 : rounded((points * sum(thens.filter((then) => then.verdict === 'passed').map(weight))) / all);
}

/** @throws AuthorError where lab.yaml weighs a sentence that the features do not have */
function mustBeThens(task: number, credit: Record<string, number>, thens: readonly Then[]): void {
  const unknown = Object.keys(credit).find((words) => !thens.some(({ text }) => text === words));
  if (unknown === undefined || thens.length === 0) return;
  throw new AuthorError({ reason: `lab.yaml gives credit for a Then that task ${task} does not have`, subject: 'lab.yaml', seen: unknown, expected: thens.map(({ text }) => text).join('\n'), next: 'write it as the feature does' });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** To hundredths, which is what graders show, and lab.yaml may have. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** What many times add up to, without the last digits of floating point. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
