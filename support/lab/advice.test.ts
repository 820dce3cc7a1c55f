import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, NotChecked, TaskFailed } from '../errors/errors';
import { advised, keepsFixes, withoutFix } from './advice';

const lab = { advice: { 'image-not-on-nodes': 'read "Load the image" again, then load it' } };

test('the advice of a lab replaces the general one, and nothing else changes', () => {
  const error = new TaskFailed({ cause: 'image-not-on-nodes', reason: 'The node does not have the image', seen: 'ErrImageNeverPull', next: 'kind load docker-image x' });
  expect((advised(error, lab) as TaskFailed).problem).to.deep.equal({ ...error.problem, next: lab.advice['image-not-on-nodes'] });
});

test('errors with another cause, and errors of the environment, stay unchanged', () => {
  for (const error of [new TaskFailed({ cause: 'other', reason: 'Bad', next: 'x' }), new EnvironmentError({ cause: 'image-not-on-nodes', reason: 'Bad' }), new TypeError('x')]) expect(advised(error, lab)).to.equal(error);
});

test('without how to fix it, an error still says what is wrong, and to check again; an error of the environment is as it was', () => {
  const failed = new TaskFailed({ cause: 'other', reason: 'Bad', seen: 'x', look: 'cat x', next: 'write y' });
  expect((withoutFix(failed, 'check again') as TaskFailed).problem).to.deep.equal({ ...failed.problem, next: 'check again' });
  expect((withoutFix(new NotChecked({ reason: 'Gone', next: 'kubectl run x' }), 'check again') as NotChecked).problem.next).to.equal(undefined);
  for (const error of [new EnvironmentError({ reason: 'Bad', next: 'start it' }), new NotChecked({ reason: 'Needs task 1', next: 'npx labspec check 1' }), new TypeError('x')]) expect(withoutFix(error, 'check again')).to.equal(error);
  expect([0, 1, 2, 3].map((hints) => keepsFixes({ hints: hints as 0 }))).to.deep.equal([true, true, true, false]);
});
