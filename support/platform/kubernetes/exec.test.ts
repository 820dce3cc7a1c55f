import { test } from 'node:test';
import { expect } from 'chai';
import { exitCodeOf } from './exec';

test('the exit code of an exec is in its status', () => {
  expect(exitCodeOf({ status: 'Success' })).to.equal(0);
  const causes = [{ reason: 'ExitCode', message: '1' }];
  expect(exitCodeOf({ status: 'Failure', reason: 'NonZeroExitCode', details: { causes } })).to.equal(1);
});

test('a command that did not start has no exit code, but a message', () => {
  expect(() => exitCodeOf({ status: 'Failure', message: 'exec: "wgett": executable file not found in $PATH' })).to.throw('executable file not found');
});
