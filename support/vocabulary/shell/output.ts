import { parse } from 'yaml';
import { AuthorError } from '../../errors/errors';
import type { Expectation } from '../../runtime/scenario';
import { textAt } from './path';

const CAUSE = 'output-differs';

export const without = (text: string): Expectation => ({ cause: CAUSE, words: `no "${text}"`, metBy: ({ output }) => !output.includes(text) });

/** @throws AuthorError if it is not a regular expression */
export function matching(pattern: string): Expectation {
  try {
    const expression = new RegExp(pattern, 'm');
    return { cause: CAUSE, words: `something that matches ${pattern}`, metBy: ({ output }) => expression.test(output) };
  } catch (error) {
    throw new AuthorError({ reason: 'This is not a regular expression', subject: pattern, seen: (error as Error).message, next: 'correct it, or write: I see "TEXT"' });
  }
}

/** The whole output. A line `...` stands for any lines, and `<name>` for anything within a line. */
export function exactly(text: string): Expectation {
  const lines = text.trim().split('\n').map((line) => (line.trim() === '...' ? undefined : pattern(line)));
  const source = lines.map((line, index) => (line === undefined ? '(?:.*\\n)*?' : `${line}[ \\t]*${index === lines.length - 1 ? '' : '\\n'}`)).join('');
  const expression = new RegExp(`^${source}\\s*$`);
  return { cause: CAUSE, words: text, metBy: ({ stdout }) => expression.test(stdout.replaceAll('\r\n', '\n')) };
}

function pattern(line: string): string {
  return line.trimEnd().split(/<[^<>\s]+>/).map(escaped).join('.+?');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, ' +');
}

/** A table as kubectl prints it: each row of the expected one is there, by the columns that it names. Empty cells, `...` and `<name>` are free. */
export function withRows(table: readonly (readonly string[])[]): Expectation {
  const [names = [], ...rows] = table;
  const words = table.map((row) => row.join('  ')).join('\n');
  return { cause: CAUSE, words, metBy: ({ stdout }) => rows.every((row) => rowsOf(stdout, names).some((seen) => row.every((cell, index) => isAs(seen[index], cell)))) };
}

/** Whether a cell or a line is as expected: nothing and `...` are free, and so is `<name>` within it. */
export function isAs(seen: string | undefined, wanted: string): boolean {
  return wanted === '' || wanted === '...' || (seen !== undefined && new RegExp(`^${pattern(wanted)}$`).test(seen));
}

/** The cells below the given headings. Headings and cells are apart by two blanks or more, or by where a heading begins. */
function rowsOf(output: string, names: readonly string[]): string[][] {
  const [heading = '', ...lines] = output.split('\n').filter((line) => line.trim());
  const starts = [...heading.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: name }) => ({ index, name }));
  return lines.map((line) => names.map((name) => {
    const at = starts.findIndex((start) => start.name === name);
    return at < 0 ? '' : line.slice(starts[at]?.index, starts[at + 1]?.index).trim();
  }));
}

/** A value of JSON or YAML output, by its path: `.items[0].metadata.name`. */
export function valueAt(path: string, wanted: string): Expectation {
  return { cause: CAUSE, words: `${path} is ${wanted}`, metBy: ({ stdout }) => textAt(parsed(stdout), path) === wanted };
}

/** JSON is YAML. */
function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
