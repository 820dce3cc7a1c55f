import { createTwoFilesPatch } from 'diff';
import type { Problem } from '../../errors/errors';

const LINES_AROUND = 3;

/** What was expected beside what was seen, as a patch that makes one of the other; undefined where one is a line and the other a text of several: neither is to become the other. */
export function differenceOf({ expected = '', seen = '' }: Pick<Problem, 'expected' | 'seen'>): string | undefined {
  const texts = [expected, seen].map((text) => text.trimEnd());
  const [wanted = '', found = ''] = texts;
  if (!wanted || !found || wanted === found || wanted.includes('\n') !== found.includes('\n')) return undefined;
  return createTwoFilesPatch('expected', 'seen', `${wanted}\n`, `${found}\n`, '', '', { context: LINES_AROUND }).replace(/^=+\n/, '').replaceAll(/^(---|\+\+\+) (\w+)\t$/gm, '$1 $2');
}
