import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { ApiRefused, apiMessage, asEnvironmentError } from './api-error';

const forbidden = Object.assign(new Error('HTTP-Code: 403 Headers: {...}'), { code: 403, body: '{"message": "pods is forbidden"}' });
const unreachable = new Error('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:6443') });

test('the API’s own words are kept, its headers are not', () => {
  expect(apiMessage(forbidden)).to.equal('pods is forbidden');
  expect(apiMessage({ code: 500, body: 'no JSON' })).to.equal('no JSON');
});

test('an API that said no is told apart from one that does not answer', () => {
  expect(asEnvironmentError(forbidden, 'list pods')).to.be.instanceOf(ApiRefused).with.property('message').that.contains('refused: list pods');
  const silent = asEnvironmentError(unreachable, 'list pods');
  expect(silent).to.be.instanceOf(EnvironmentError).and.not.instanceOf(ApiRefused);
  expect(silent.message).to.contain('does not answer').and.to.contain('connect ECONNREFUSED 127.0.0.1:6443');
});

test('what is labspec’s own error stays as it is', () => {
  const failed = new TaskFailed({ reason: 'no', next: 'mend it' });
  expect(asEnvironmentError(failed, 'list pods')).to.equal(failed);
});
