import { test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../lab/load-lab';
import { resultOf } from '../../results/task-results';
import { notComeTo } from './grade-work';
import { graded } from '../../results/score';

test('what a submission has kept from being judged by taking too long earns nothing', () => {
  const lab = loadLab();
  const done = lab.tasks.slice(0, 2).map((task) => resultOf(task, 'passed'));
  const { score, tasks } = graded('understanding-pods', lab, [...done, ...notComeTo(lab, done)]);
  expect(score).to.equal((lab.tasks[0]?.points ?? 0) + (lab.tasks[1]?.points ?? 0));
  expect(new Set(tasks.slice(2).map(({ troubles }) => troubles[0]?.cause))).to.deep.equal(new Set(['takes-too-long']));
});
