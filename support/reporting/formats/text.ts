import { stripVTControlCharacters } from 'node:util';
import { describe } from '../../errors/errors';
import { unturned } from '../../redaction/plain-text';
import { rounded, toMilliseconds, type Graded, type GradedTask } from '../../results/score';

const RUN_AGAIN = 'This could not be judged: it says nothing about the work, costs no points, and is to be run again.';

/** What is wrong with a task, as people read it: reason, expected, seen, next. Empty where it passed. */
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

/** The score in words, with what it leaves out, on one line. */
export function scoreOf({ score, points, known }: Graded): string {
  if (score === null) return 'no score yet: no task that is worth points could be judged, so all of it is to be run again';
  const total = `${score} of ${points} points`;
  return known === points ? total : `${total}, from the tasks that could be judged; those worth ${rounded(points - known)} more are to be run again`;
}

/** Of all tasks together. */
export function secondsOf({ tasks }: Graded): number {
  return toMilliseconds(tasks.reduce((total, { seconds }) => total + seconds, 0));
}

/**
 * Text that every format can hold: what a program prints may have colours, other control characters, and line ends that one reader
 * takes for such and another does not. Lines end with \n; what cannot be shown becomes U+FFFD.
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
