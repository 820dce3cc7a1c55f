import { describe, messageOf, type Problem } from '../../support/errors/errors';
import type { TaskResult } from '../../support/results/task-results';
import type { Verdict } from '../../support/errors/verdict';
import type { Cure } from './cure';
import { ANY_CAUSE, type Mutant } from './mutant';

/** How labspec's messages compare with what is wrong in one lab. */
export interface Outcome {
  mutant: Mutant;
  /** The task with the mistake got its verdict; true if there is no mistake. */
  caught: boolean;
  /** For the right cause, in the right words. */
  causeRight: boolean;
  /** Other tasks with a wrong verdict, in words. */
  falseAlarms: string[];
  /** The message about the task with the mistake. */
  said: string;
  /** Its first part. */
  first: Problem | undefined;
  /** The observation that led to the cause, as JSON. */
  observed: string;
  seconds: number;
  /** Whether its next step makes the task pass; undefined if the run did not try it. */
  cure?: Cure;
  /** What was typed for the next step, and the messages after it. */
  afterCure?: string;
}

const FRAMEWORK_WORDS = /node_modules\/|\.ts:\d+|cucumber|AssertionError|undefined|\[object /;

export function judge(mutant: Mutant, expected: ReadonlyMap<number, Verdict>, results: readonly TaskResult[], seconds: number): Outcome {
  const { wrong } = mutant;
  const of = (task: number): TaskResult | undefined => results.find(({ id }) => id === task);
  const troubles = of(wrong?.task ?? 0)?.troubles ?? [];
  const said = troubles.map(describe).join('\n');
  const falseAlarms = [...expected].flatMap(([task, verdict]) => {
    const seen = of(task);
    return task === wrong?.task || seen?.verdict === verdict ? [] : [`task ${task} is ${seen?.verdict ?? 'without a verdict'} instead of ${verdict}: ${(seen?.troubles ?? []).map(describe).join('\n')}`];
  });
  return {
    mutant,
    caught: !wrong || of(wrong.task)?.verdict === wrong.verdict,
    causeRight: !wrong || ([troubles[0]?.cause, ANY_CAUSE].includes(wrong.cause) && wrong.words.every((words) => words.split('|').some((word) => said.includes(word))) && !FRAMEWORK_WORDS.test(said)),
    falseAlarms,
    said,
    first: troubles[0],
    observed: of(wrong?.task ?? 0)?.observed ?? '',
    seconds,
  };
}

/** The outcome if the lab could not be checked at all; the others continue. */
export function notChecked(mutant: Mutant, error: unknown): Outcome {
  return { mutant, caught: false, causeRight: false, falseAlarms: [messageOf(error)], said: '', first: undefined, observed: '', seconds: 0 };
}
