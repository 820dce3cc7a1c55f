import { createTwoFilesPatch } from 'diff';
import type { Trouble } from '../errors';

const LINES_AROUND = 3;

/** What was expected beside what was seen, as a patch that makes one of the other; undefined where either is no text of several lines. */
export function differenceOf({ expected = '', seen = '' }: Pick<Trouble, 'expected' | 'seen'>): string | undefined {
  const texts = [expected, seen].map((text) => text.trimEnd());
  if (texts.some((text) => !text.includes('\n')) || texts[0] === texts[1]) return undefined;
  const [wanted = '', found = ''] = texts.map((text) => `${text}\n`);
  return createTwoFilesPatch('expected', 'seen', wanted, found, '', '', { context: LINES_AROUND }).replace(/^=+\n/, '').replaceAll(/^(---|\+\+\+) (\w+)\t$/gm, '$1 $2');
}
