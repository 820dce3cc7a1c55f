import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../errors/errors';
import { advised } from './advice';

const lab = { advice: { 'image-not-on-nodes': 'read "Load the image" again, then load it' } };

test('the advice of a lab replaces the general one, and nothing else changes', () => {
  const error = new TaskFailed({ cause: 'image-not-on-nodes', reason: 'The node does not have the image', seen: 'ErrImageNeverPull', next: 'kind load docker-image x' });
  expect((advised(error, lab) as TaskFailed).problem).to.deep.equal({ ...error.problem, next: lab.advice['image-not-on-nodes'] });
});

test('errors with another cause, and errors of the environment, stay unchanged', () => {
  for (const error of [new TaskFailed({ cause: 'other', reason: 'Bad', next: 'x' }), new EnvironmentError({ cause: 'image-not-on-nodes', reason: 'Bad' }), new TypeError('x')]) expect(advised(error, lab)).to.equal(error);
});
