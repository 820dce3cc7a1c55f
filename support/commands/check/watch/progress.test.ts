import { test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../../lab/load-lab';
import { Progress, type Finding, type Tick } from './progress';

const lab = loadLab('understanding-pods');
const tick: Tick = { at: new Date(0), seconds: 1, evidence: '' };
const failed: Finding = { verdict: 'failed', trouble: { reason: 'wrong' } };
const gone: Finding = { verdict: 'not checked', trouble: { reason: 'gone again' } };
const after = (...tasks: number[]): Progress => {
  const progress = new Progress(lab, new Date(0));
  for (const task of tasks) progress.tick(task, tick);
  return progress;
};
const candidates = (progress: Progress): number[] => progress.candidates.map(({ id }) => id);

test('at first, the tasks that need no other can be done', () => {
  expect(candidates(after())).to.deep.equal([1, 2, 4, 13, 15]);
});

test('a tick opens the tasks that need it, and no more', () => {
  const progress = after(1);
  expect(progress.tick(2, tick)).to.deep.equal([3]);
  expect(progress.tick(4, tick)).to.deep.equal([5]);
  expect(progress.tick(5, tick)).to.deep.equal([6, 8]);
  expect(candidates(progress)).to.deep.equal([3, 6, 8, 13, 15]);
});

test('what was found of a task before it could be done counts no more', () => {
  const progress = after(1, 2);
  progress.find(5, gone);
  progress.tick(4, tick);
  expect(progress.of(5).finding).to.equal(undefined);
});

test('a task that was done once and cannot be seen any more holds nobody up', () => {
  const progress = after(1, 2, 3, 4, 5);
  progress.find(6, failed);
  expect(candidates(progress)).not.to.include(7);
  progress.find(6, gone);
  expect(candidates(progress)).to.include(7);
});

test('the task at hand is the first that can be done, and seen', () => {
  const progress = after(1, 2, 3, 4, 5);
  expect(progress.atHand?.task.id).to.equal(6);
  progress.find(6, gone);
  expect(progress.atHand?.task.id).to.equal(7);
});

test('a tick takes the place of what was wrong, and a verdict says why nobody has looked', () => {
  const progress = after(1);
  progress.find(2, failed);
  expect(progress.verdictOf(progress.of(2))).to.deep.equal(failed);
  progress.tick(2, tick);
  expect(progress.verdictOf(progress.of(2))).to.deep.equal({ verdict: 'passed' });
  expect(progress.verdictOf(progress.of(5)).trouble?.reason).to.equal('Not checked: needs task 4 (Create Dockerfile)');
});
