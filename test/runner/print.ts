import { relative } from 'node:path';
import { styleText } from 'node:util';
import { failedOf, passedOf, type FileResult, type TestResult } from './result';

const LINES_OF_A_FAILURE = 12;
/** Further failures of a file are in its output: the first ones say what is wrong. */
const MOST_FAILURES = 3;
/** The message of node:test for tests that a failed hook prevented. */
const CANCELLED = /was cancelled$/;

/** A file that has ended: one line, and below it up to one screen per failed test. */
export function printFile(result: FileResult, machine: string): string {
  const failed = result.tests.filter(({ passed }) => !passed);
  const counts = `${passedOf(result)} passed${failed.length ? `, ${failed.length} failed` : ''}`;
  const line = `${mark(failed.length === 0)} ${result.name.padEnd(24)} ${counts.padEnd(22)} ${inSeconds(result.seconds)} ${inSeconds(result.cpuSeconds)} of CPU  ${machine}\n`;
  // node:test reports the failed hook after the tests that it prevented.
  const causesFirst = [...failed].sort((a, b) => Number(CANCELLED.test(a.error?.message ?? '')) - Number(CANCELLED.test(b.error?.message ?? '')));
  const left = failed.length > MOST_FAILURES ? [`    and ${failed.length - MOST_FAILURES} more: ${where(result)}\n`] : [];
  return [line, ...causesFirst.slice(0, MOST_FAILURES).map((test) => printFailure(test, result)), ...left].join('');
}

function printFailure({ name, error }: TestResult, result: FileResult): string {
  const rows: [string, string | undefined][] = [
    ['test', name],
    ['where', error?.where],
    ['message', error?.message],
    ['expected', error?.expected],
    ['seen', error?.seen],
    ['kept', where(result)],
    ['again', result.again],
  ];
  return `${rows.flatMap(([key, text]) => (text ? [`    ${`${key}:`.padEnd(10)}${cut(text).replaceAll('\n', `\n${' '.repeat(14)}`)}`] : [])).join('\n')}\n`;
}

function where({ kept }: FileResult): string {
  return `${relative(process.cwd(), kept)}/ has its output and the reports of its runs`;
}

/** A failed test must fit on a screen; the kept output has everything. */
function cut(text: string): string {
  const lines = text.trimEnd().split('\n').map((line) => (line.length > 200 ? `${line.slice(0, 200)} ...` : line));
  return lines.length <= LINES_OF_A_FAILURE ? lines.join('\n') : [...lines.slice(0, LINES_OF_A_FAILURE - 1), `... ${lines.length - LINES_OF_A_FAILURE + 1} more lines`].join('\n');
}

/** All files with their times, the longest first. */
export function printTable(results: readonly FileResult[], seconds: number, cpuSeconds: number): string {
  const rows = [...results].sort((a, b) => b.seconds - a.seconds).map((result) => [result.name, String(result.tests.length), result.seconds.toFixed(1), result.cpuSeconds.toFixed(1), slowest(result)]);
  const all = [['file', 'tests', 'seconds', 'CPU s', 'slowest test'], ...rows, ['together', String(results.reduce((sum, { tests }) => sum + tests.length, 0)), seconds.toFixed(1), cpuSeconds.toFixed(1), '']];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : column < 4 ? cell.padStart(widths[column] ?? 0) : cell)).join('  ').trimEnd();
  return `\n${all.map(line).join('\n')}\n`;
}

function slowest({ tests }: FileResult): string {
  const [first] = [...tests].sort((a, b) => b.seconds - a.seconds);
  return first ? `${first.name.slice(0, 60)} (${first.seconds.toFixed(1)} s)` : '';
}

export function printCounts(results: readonly FileResult[]): string {
  const sum = (count: (result: FileResult) => number): number => results.reduce((total, result) => total + count(result), 0);
  return `\n${sum(passedOf)} passed, ${sum(failedOf)} failed\n`;
}

function mark(passed: boolean): string {
  return passed ? styleText('green', '✓') : styleText('red', '✗');
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`.padStart(9);
}
