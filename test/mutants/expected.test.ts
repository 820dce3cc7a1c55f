import { test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../support/lab/load-lab';
import { expectedVerdicts, hasOwnImage, lastTyped } from './expected';
import type { Mutant, Wrong } from './mutant';

const lab = loadLab('understanding-pods');

function mutant(wrong: Partial<Wrong> | undefined, rest: Partial<Mutant> = {}): Mutant {
  const whole = wrong && ({ task: 9, verdict: 'failed', cause: 'x', words: ['x'], others: {}, robot: false, ...wrong } satisfies Wrong);
  return { name: 'x', folder: '/x', title: 'x', more: false, asksRegistry: false, alone: false, instead: {}, checkedWith: {}, ...(whole ? { wrong: whole } : {}), ...rest };
}

const expected = (...parts: Parameters<typeof mutant>): Record<number, string> => Object.fromEntries(expectedVerdicts(lab, mutant(...parts), []));

test('the task itself fails, tasks that need it are not checked, and visible work passes', () => {
  expect(expected({ task: 9 })).to.deep.equal({ 1: 'passed', 2: 'passed', 3: 'passed', 4: 'passed', 5: 'passed', 8: 'passed', 9: 'failed', 10: 'not checked', 11: 'not checked', 12: 'not checked', 13: 'passed', 14: 'not checked', 16: 'not checked', 17: 'not checked', 18: 'not checked' });
});

test('work that later tasks have undone is not expected', () => {
  expect(expected(undefined, { upTo: 18 })).to.deep.equal({ 1: 'passed', 2: 'passed', 3: 'passed', 4: 'passed', 5: 'passed', 8: 'passed', 15: 'passed', 18: 'passed' });
  expect(expected(undefined, { upTo: 6 })).to.deep.equal({ 1: 'passed', 2: 'passed', 3: 'passed', 4: 'passed', 5: 'passed', 6: 'passed' });
});

test('an error of the environment leaves no task unchecked, but may affect other tasks', () => {
  expect(expected({ task: 7, verdict: 'error', others: { 5: 'error' } })).to.deep.include({ 5: 'error', 7: 'error', 4: 'passed' });
});

test('the student types the lab up to the point where the task becomes visible', () => {
  expect([1, 4, 5, 9, 15, 18].map((task) => lastTyped(mutant({ task })))).to.deep.equal([4, 4, 5, 14, 17, 18]);
  expect(lastTyped(mutant({ task: 15 }, { upTo: 15 }))).to.equal(15);
});

test('a separate image is built only if it differs', () => {
  expect(hasOwnImage(mutant({ task: 1 }), ['helloworld.js']), 'never built').to.equal(false);
  expect(hasOwnImage(mutant({ task: 6 }), ['Dockerfile'])).to.equal(true);
  expect(hasOwnImage(mutant({ task: 6 }, { instead: { 6: 'true' } }), [])).to.equal(true);
  expect(hasOwnImage(mutant({ task: 16 }), ['podkv.yaml'])).to.equal(false);
});
