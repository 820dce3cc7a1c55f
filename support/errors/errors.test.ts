import { test } from 'node:test';
import { expect } from 'chai';
import { asTold, EnvironmentError } from './errors';

test('a full disk is an error of the environment, with the command that shows it', () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, copyfile 'a' -> 'b'"), { code: 'ENOSPC' });
  expect(asTold(full)).to.be.instanceOf(EnvironmentError).with.nested.include({ 'problem.cause': 'disk-full', 'problem.look': 'df -h' });
});

test('any other error stays unchanged', () => {
  const other = new TypeError('x');
  expect(asTold(other)).to.equal(other);
});
