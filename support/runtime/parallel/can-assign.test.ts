import { test } from 'node:test';
import { expect } from 'chai';
import { taskTag } from '../../lab/lab';
import { isReady } from './can-assign';

const scenario = (task: number): { tags: { name: string; astNodeId: string }[] } => ({ tags: [{ name: taskTag(task), astNodeId: '' }] });

test('a scenario waits for those of the tasks that its own needs, directly or through others', () => {
  expect(isReady(scenario(9), [scenario(8)])).to.equal(false);
  expect(isReady(scenario(17), [scenario(3), scenario(4)])).to.equal(false);
});

test('it runs beside those of other tasks, and of its own', () => {
  expect(isReady(scenario(8), [scenario(6), scenario(15)])).to.equal(true);
  expect(isReady(scenario(9), [scenario(9)])).to.equal(true);
  expect(isReady(scenario(9), [])).to.equal(true);
});

test('one of no task waits for nobody, and nobody for it', () => {
  expect(isReady({ tags: [] }, [scenario(1)])).to.equal(true);
  expect(isReady(scenario(9), [{ tags: [] }])).to.equal(true);
});
