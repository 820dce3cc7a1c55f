import { describe } from '../../errors/errors';
import type { TaskResult } from '../../results/task-results';
import type { Place } from './work';

/** What became of one way of doing a task. */
export type Fate =
  /** Its task did not pass. */
  | 'caught'
  /** Only a later task did not pass. */
  | 'caught later'
  /** Everything passed. */
  | 'not caught'
  /** The cluster holds what it holds after the lab's own way: no check can see a difference. */
  | 'same'
  /** Right, and passed. */
  | 'passed'
  /** Right, and did not pass. */
  | 'refused'
  /** The environment prevented the check. */
  | 'error';

export interface Outcome {
  task: number;
  kind: string;
  title: string;
  at: Place;
  fate: Fate;
  /** An earlier task that did not pass, though it was done as the lab shows it. */
  early?: number;
  /** What the check said first. */
  said?: string;
  /** Of one that is not caught: the Then that would catch it, if the objects show what is missing. */
  missing?: string;
  seconds: number;
}

/** A rule that a lab does not keep, whatever its mutants. */
export interface Flaw {
  /** `untouched`, `solved`, `again`, `alone`, `by hand`, `undone` */
  stage: string;
  task?: number;
  reason: string;
  next: string;
}

/** What a proof of a lab has found; reports/prove/LAB.json. */
export interface Proof {
  lab: string;
  flaws: Flaw[];
  /** The tasks whose other ways were tried: none, if the lab's own way does not pass. */
  tasks: number[];
  /** Whether it was ended before all was tried. */
  isStopped: boolean;
  outcomes: Outcome[];
  /** How many ways there are; more than the outcomes if only a sample was tried. */
  ways: number;
  seconds: number;
}

export interface Score {
  /** Mutants that differ from the lab's own way. */
  mutants: number;
  caught: number;
  /** Of 100; undefined without mutants. */
  killRate: number | undefined;
  right: number;
  falseAlarms: number;
  errors: number;
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (...fates: Fate[]): number => outcomes.filter(({ fate }) => fates.includes(fate)).length;
  const mutants = count('caught', 'caught later', 'not caught');
  const caught = count('caught', 'caught later');
  return { mutants, caught, killRate: mutants === 0 ? undefined : (caught / mutants) * 100, right: count('passed', 'refused'), falseAlarms: count('refused') + outcomes.filter(({ early }) => early !== undefined).length, errors: count('error') };
}

/** Whether enough wrong ways are caught, no right one is refused, and no rule is broken. */
export function isProved({ outcomes, flaws, isStopped }: Proof, minKill: number): boolean {
  const { killRate, falseAlarms, errors } = scoreOf(outcomes);
  return !isStopped && flaws.length === 0 && falseAlarms === 0 && errors === 0 && killRate !== undefined && killRate >= minKill;
}

/** What a check said first of a task, in one line; undefined if it said nothing. */
export function firstSaid(result: TaskResult | undefined): string | undefined {
  const [trouble] = result?.troubles ?? [];
  return trouble && describe(trouble).split('\n')[0];
}
