import { styleText } from 'node:util';

/** The mark and colour of each verdict, from good to bad. */
export const MARKS = { passed: ['✓', 'green'], failed: ['✗', 'red'], error: ['!', 'yellow'], 'not checked': ['-', 'gray'] } as const;

export type Mark = readonly [sign: string, color: Parameters<typeof styleText>[0]];

const TITLE_WIDTH = 34;
const RIGHT_WIDTH = 8;
/** Columns before the title: where it is wrapped, it goes on below itself. */
export const TITLE_AT = 7;

/** A task on one line: mark, number, title and, at the right, what is told of it. @param columns of the terminal, where it may be a narrow one */
export function taskLine([sign, color]: Mark, { id, title }: { id: number; title: string }, right: string, columns = Infinity): string {
  const width = Math.max(0, Math.min(TITLE_WIDTH, columns - TITLE_AT - 1 - RIGHT_WIDTH));
  return `${styleText(color, sign)} ${String(id || '').padStart(3)}  ${title.padEnd(width)} ${right.padStart(RIGHT_WIDTH)}`;
}
