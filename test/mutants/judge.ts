import { readTrouble } from '../../support/report/read-trouble';
import type { TaskResult } from '../../support/report/task-results';
import type { Verdict } from '../../support/verdict';
import type { Specimen } from './specimen';

/** How what labspec said compares with the truth about one lab. */
export interface Outcome {
  specimen: Specimen;
  /** The task that is wrong got its verdict; true where nothing is wrong. */
  caught: boolean;
  /** For the right cause, in the right words. */
  causeRight: boolean;
  /** Other tasks that got another verdict than they should, in words. */
  falseAlarms: string[];
  /** What was said of the task that is wrong. */
  said: string;
  /** What its cause was found from, as JSON. */
  observed: string;
  seconds: number;
}

const FRAMEWORK_WORDS = /node_modules\/|\.ts:\d+|cucumber|AssertionError|undefined|\[object /;

export function judge(specimen: Specimen, expected: ReadonlyMap<number, Verdict>, results: readonly TaskResult[], seconds: number): Outcome {
  const { wrong } = specimen;
  const of = (task: number): TaskResult | undefined => results.find(({ id }) => id === task);
  const troubles = [...(of(wrong?.task ?? 0)?.troubles ?? [])];
  const said = troubles.join('\n');
  const falseAlarms = [...expected].flatMap(([task, verdict]) => {
    const seen = of(task);
    return task === wrong?.task || seen?.verdict === verdict ? [] : [`task ${task} is ${seen?.verdict ?? 'not told'} instead of ${verdict}: ${[...(seen?.troubles ?? [])].join('\n')}`];
  });
  return {
    specimen,
    caught: !wrong || of(wrong.task)?.verdict === wrong.verdict,
    causeRight: !wrong || (readTrouble(troubles[0] ?? '').cause === wrong.cause && wrong.words.every((words) => said.includes(words)) && !FRAMEWORK_WORDS.test(said)),
    falseAlarms,
    said,
    observed: of(wrong?.task ?? 0)?.observed ?? '',
    seconds,
  };
}
