import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../errors';
import { runCheck } from './run-check';

test('a check that could not start is an error of the environment, without a stack', async () => {
  const error = await runCheck({ tasks: [1], env: { NODE_OPTIONS: '--require /no/such/file' } }).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(EnvironmentError);
  expect((error as EnvironmentError).message).to.match(/^Nothing could be checked\n/).and.to.contain('npx labspec doctor').and.not.match(/^ +at /m);
});

test('what keeps all of a check from being done is its reason', async () => {
  const error = await runCheck({ tasks: [1], worldParameters: { folder: '/no/such/folder' } }).catch((thrown: unknown) => thrown);
  expect((error as EnvironmentError).trouble).to.include({ reason: 'Nothing could be checked: There is no folder /no/such/folder' });
});
