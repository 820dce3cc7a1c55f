import { AuthorError, EnvironmentError, type Problem } from '../errors/errors';
import { neededBy, type Lab, type Task } from '../lab/lab';
import type { TaskResult, Then } from './task-results';
import type { Verdict } from '../errors/verdict';

/** What one person's work on one task is worth. */
export interface GradedTask {
  id: number;
  title: string;
  verdict: Verdict;
  /** The points for the task in lab.yaml. */
  points: number;
  /** The points for this work; null if the environment failed, so that they are not known yet. */
  earned: number | null;
  /** What is wrong, the cause first; empty if the task passed. */
  troubles: Problem[];
  seconds: number;
}

/** What one person's work on a whole lab is worth. */
export interface Graded {
  lab: { name: string; title: string };
  /** All tasks of the lab, in their order. */
  tasks: GradedTask[];
  /** The points earned for the tasks that could be judged. */
  earned: number;
  /** What those tasks are worth. */
  known: number;
  /** What the whole lab is worth. */
  points: number;
  /**
   * The points earned, scaled up to `points`: tasks that could not be judged count like the average of the others, so an error of the environment
   * costs nobody points. Null if no task that is worth points could be judged.
   */
  score: number | null;
}

/** Grades a run. A task that the run does not mention is an error: its work was not looked at. @param name the folder of the lab's features */
export function graded(name: string, lab: Lab, results: readonly TaskResult[]): Graded {
  // A run in which no step ran looked at nobody's work.
  const isDry = results.every(({ isNotRun }) => isNotRun);
  const tasks = lab.tasks.map((task) => gradedTask(task, isDry ? undefined : results.find(({ id }) => id === task.id)));
  for (const task of tasks) if (isKeptByError(task, lab, tasks)) Object.assign(task, { verdict: 'error', earned: null });
  const judged = tasks.filter((task) => task.earned !== null);
  const earned = rounded(sum(judged.map((task) => task.earned ?? 0)));
  const known = rounded(sum(judged.map(({ points }) => points)));
  const points = rounded(sum(tasks.map((task) => task.points)));
  return { lab: { name, title: lab.title }, tasks, earned, known, points, score: scoreOf({ earned, known, points }) };
}

/** A task that needs an unjudged task could not be judged either, unless another task that it needs failed. */
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

/** Whether only a part of the task passed, because the run left out its other scenarios. */
function isPartOnly({ verdict, leftOut }: TaskResult): boolean {
  return verdict === 'passed' && leftOut !== undefined;
}

const NOT_RUN: Problem = new EnvironmentError({ cause: 'not-run', reason: 'This run checked only a part of this task', next: 'run it again without --dry-run, --fail-fast and options that leave scenarios out' }).problem;

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

/** @throws AuthorError if lab.yaml gives credit for a sentence that the features do not have */
function mustBeThens(task: number, credit: Record<string, number>, thens: readonly Then[]): void {
  const unknown = Object.keys(credit).find((words) => !thens.some(({ text }) => text === words));
  if (unknown === undefined || thens.length === 0) return;
  throw new AuthorError({ reason: `lab.yaml gives credit for a Then that task ${task} does not have`, subject: 'lab.yaml', seen: unknown, expected: thens.map(({ text }) => text).join('\n'), next: 'copy the sentence from the feature' });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Rounds to hundredths, as graders show points; lab.yaml may have them, too. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Rounds a sum of times, to remove the noise of floating point. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
