import { stripVTControlCharacters } from 'node:util';
import { describe } from '../../errors/errors';
import { unturned } from '../../redaction/plain-text';
import { rounded, toMilliseconds, type Graded, type GradedTask } from '../../results/score';

const RUN_AGAIN = 'labspec could not judge this task. This says nothing about the work and costs no points. Run the check again.';

/** The text for people about the problems of a task: reason, expected, seen, next. Empty if the task passed. */
export function told({ verdict, troubles }: GradedTask): string {
  const texts = troubles.map((problem) => describe({ ...problem, cause: undefined }));
  return plain([...(verdict === 'error' ? [RUN_AGAIN] : []), ...texts].join('\n'));
}

/** `4 Create Dockerfile`, on one line. */
export function nameOf({ id, title }: GradedTask): string {
  return `${id} ${oneLine(title)}`;
}

/** `5 of 10 points` */
export function pointsOf({ earned, points }: GradedTask): string {
  return earned === null ? 'not judged' : `${earned} of ${points} points`;
}

/** The score in words and on one line, with the points that it leaves out. */
export function scoreOf({ score, points, known }: Graded): string {
  if (score === null) return 'no score yet: labspec could not judge any task that is worth points; run the check again';
  const total = `${score} of ${points} points`;
  return known === points ? total : `${total}, from the tasks that could be judged; run the check again for the other ${rounded(points - known)} points`;
}

/** The total for all tasks. */
export function secondsOf({ tasks }: Graded): number {
  return toMilliseconds(tasks.reduce((total, { seconds }) => total + seconds, 0));
}

/**
 * Text that every format can hold. The output of a program may have colours, other control characters, and line ends that only some
 * readers recognise. Here, lines end with \n, and U+FFFD replaces each character that cannot be shown.
 */
export function plain(text: string): string {
  return unturned(stripVTControlCharacters(text))
    .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu, '\uFFFD');
}

/** The same, on one line. */
export function oneLine(text: string): string {
  return plain(text).replaceAll(/\s*\n\s*/g, ' ');
}
