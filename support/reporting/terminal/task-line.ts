import { styleText } from 'node:util';

/** The mark and colour of each verdict, from good to bad. */
export const MARKS = { passed: ['✓', 'green'], failed: ['✗', 'red'], error: ['!', 'yellow'], 'not checked': ['-', 'gray'] } as const;

export type Mark = readonly [sign: string, color: Parameters<typeof styleText>[0]];

const TITLE_WIDTH = 34;
const RIGHT_WIDTH = 8;
/** The number of columns before the title. A wrapped title continues in the same column. */
export const TITLE_AT = 7;

/** A task on one line: mark, number, title, and a short text at the right. @param columns the width of the terminal, for a narrow one */
export function taskLine([sign, color]: Mark, { id, title }: { id: number; title: string }, right: string, columns = Infinity): string {
  const width = Math.max(0, Math.min(TITLE_WIDTH, columns - TITLE_AT - 1 - RIGHT_WIDTH));
  return `${styleText(color, sign)} ${String(id || '').padStart(3)}  ${title.padEnd(width)} ${right.padStart(RIGHT_WIDTH)}`;
}
