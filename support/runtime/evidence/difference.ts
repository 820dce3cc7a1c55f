import { createTwoFilesPatch } from 'diff';
import type { Problem } from '../../errors/errors';

const LINES_AROUND = 3;

/** A patch from the expected text to the seen text. Undefined if one has a single line and the other several: a patch would say nothing useful. */
export function differenceOf({ expected = '', seen = '' }: Pick<Problem, 'expected' | 'seen'>): string | undefined {
  const texts = [expected, seen].map((text) => text.trimEnd());
  const [wanted = '', found = ''] = texts;
  if (!wanted || !found || wanted === found || wanted.includes('\n') !== found.includes('\n')) return undefined;
  return createTwoFilesPatch('expected', 'seen', `${wanted}\n`, `${found}\n`, '', '', { context: LINES_AROUND }).replace(/^=+\n/, '').replaceAll(/^(---|\+\+\+) (\w+)\t$/gm, '$1 $2');
}
