import { styleText } from 'node:util';

/** The mark and colour of each verdict, from good to bad. */
export const MARKS = { passed: ['✓', 'green'], failed: ['✗', 'red'], error: ['!', 'yellow'], 'not checked': ['-', 'gray'] } as const;

export type Mark = readonly [sign: string, color: Parameters<typeof styleText>[0]];

/** A task on one line: mark, number, title and what is told of it at the right. */
export function taskLine([sign, color]: Mark, { id, title }: { id: number; title: string }, right: string): string {
  return `${styleText(color, sign)} ${String(id || '').padStart(3)}  ${title.padEnd(34)} ${right.padStart(8)}`;
}
