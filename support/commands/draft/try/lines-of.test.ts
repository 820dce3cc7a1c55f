import { test } from 'node:test';
import { expect } from 'chai';
import { linesOf } from './lines-of';
import type { TriedTask } from './tried-tasks';

function task(id: number): TriedTask {
  return { id, title: `Task ${id}`, feature: `features/own/0${id}.feature`, verdict: 'passed', failed: [], problems: [] };
}

test('what became of a tried draft: tasks of which only a TODO is left stand for themselves', () => {
  expect(linesOf({ atOnce: [task(1)], after: [], opened: [task(2)], empty: [task(3)], left: [] })).to.deep.equal([
    '', '3 tasks: 1 passes as drafted',
    '1 with a TODO where the cluster shows something else:', '  features/own/02.feature',
    '1 of which nothing is left but a TODO:', '  features/own/03.feature',
  ]);
});

test('a task that does not pass says what is wrong', () => {
  const left = { ...task(4), verdict: 'failed' as const, problems: [{ reason: 'There is no pod web' }] };
  expect(linesOf({ atOnce: [], after: [], opened: [], empty: [], left: [left] }).slice(1)).to.deep.equal(['1 task: 0 pass as drafted', 'task 4 (Task 4) does not pass:', '  There is no pod web']);
});
