import { stripVTControlCharacters } from 'node:util';
import { test } from 'node:test';
import { expect } from 'chai';
import { printCounts, printFile, printTable } from './print';
import type { FileResult, TestResult } from './result';

const good: TestResult = { passed: true, name: 'it works', seconds: 1.2 };
const bad = (name: string, message = 'expected 1 to equal 2'): TestResult => ({ passed: false, name, seconds: 3, error: { message, expected: '2', seen: '1', where: 'at x.test.ts:3:1' } });
const resultOf = (...tests: TestResult[]): FileResult => ({ name: 'watch', tests, seconds: 5, cpuSeconds: 2.5, kept: 'reports/tests/watch', again: 'npm test -- watch' });
const printed = (...tests: TestResult[]): string => stripVTControlCharacters(printFile(resultOf(...tests), 'machine 2'));

test('a file that has passed takes one line', () => {
  expect(printed(good)).to.match(/^✓ watch +1 passed +5\.0 s +2\.5 s of CPU +machine 2\n$/);
});

test('a failed file shows which test failed, what was expected and seen, where the output is kept, and the command that runs it again', () => {
  const text = printed(good, bad('it waits'));
  expect(text).to.match(/^✗ watch +1 passed, 1 failed/);
  for (const row of [/test: +it waits/, /where: +at x\.test\.ts:3:1/, /expected: +2/, /seen: +1/, /kept: +reports\/tests\/watch\//, /again: +npm test -- watch/]) expect(text).to.match(row);
});

test('a failure fits on a screen, and a failed hook comes before the tests that it prevented', () => {
  const cancelled = Array.from({ length: 30 }, (_, index) => bad(`test ${index}`, 'test did not finish before its parent and was cancelled'));
  const text = printed(...cancelled, bad('the hook', Array.from({ length: 500 }, (_, line) => `line ${line}`).join('\n')));
  expect(text.split('\n').length).to.be.below(50);
  expect(text).to.match(/^.*\n +test: +the hook\n/).and.to.contain('and 28 more').and.to.contain('more lines');
});

test('the table starts with the longest file, and ends with the totals', () => {
  const short = { ...resultOf(good), name: 'short', seconds: 1 };
  const lines = printTable([short, resultOf(good, bad('it waits'))], 6, 3).trim().split('\n');
  expect(lines.map((line) => line.split(/\s+/)[0])).to.deep.equal(['file', 'watch', 'short', 'together']);
  expect(lines[1]).to.match(/^watch +2 +5\.0 +2\.5 +it waits \(3\.0 s\)$/);
  expect(printCounts([short, resultOf(good, bad('it waits'))])).to.equal('\n2 passed, 1 failed\n');
});
