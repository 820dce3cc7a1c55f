import { describe, messageOf, type Problem } from '../../support/errors/errors';
import type { TaskResult } from '../../support/results/task-results';
import type { Verdict } from '../../support/errors/verdict';
import type { Cure } from './cure';
import { ANY_CAUSE, type Mutant } from './specimen';

/** How what labspec said compares with the truth about one lab. */
export interface Outcome {
  specimen: Mutant;
  /** The task that is wrong got its verdict; true where nothing is wrong. */
  caught: boolean;
  /** For the right cause, in the right words. */
  causeRight: boolean;
  /** Other tasks that got another verdict than they should, in words. */
  falseAlarms: string[];
  /** What was said of the task that is wrong. */
  said: string;
  /** The first of it. */
  first: Problem | undefined;
  /** What its cause was found from, as JSON. */
  observed: string;
  seconds: number;
  /** Whether what it told to do next makes the task pass; undefined where that was not tried. */
  cure?: Cure;
  /** What was typed for it, and what was said then. */
  afterCure?: string;
}

const FRAMEWORK_WORDS = /node_modules\/|\.ts:\d+|cucumber|AssertionError|undefined|\[object /;

export function judge(specimen: Mutant, expected: ReadonlyMap<number, Verdict>, results: readonly TaskResult[], seconds: number): Outcome {
  const { wrong } = specimen;
  const of = (task: number): TaskResult | undefined => results.find(({ id }) => id === task);
  const troubles = of(wrong?.task ?? 0)?.troubles ?? [];
  const said = troubles.map(describe).join('\n');
  const falseAlarms = [...expected].flatMap(([task, verdict]) => {
    const seen = of(task);
    return task === wrong?.task || seen?.verdict === verdict ? [] : [`task ${task} is ${seen?.verdict ?? 'not told'} instead of ${verdict}: ${(seen?.troubles ?? []).map(describe).join('\n')}`];
  });
  return {
    specimen,
    caught: !wrong || of(wrong.task)?.verdict === wrong.verdict,
    causeRight: !wrong || ([troubles[0]?.cause, ANY_CAUSE].includes(wrong.cause) && wrong.words.every((words) => words.split('|').some((word) => said.includes(word))) && !FRAMEWORK_WORDS.test(said)),
    falseAlarms,
    said,
    first: troubles[0],
    observed: of(wrong?.task ?? 0)?.observed ?? '',
    seconds,
  };
}

/** Where the lab could not be checked at all: others go on. */
export function notChecked(specimen: Mutant, error: unknown): Outcome {
  return { specimen, caught: false, causeRight: false, falseAlarms: [messageOf(error)], said: '', first: undefined, observed: '', seconds: 0 };
}
