import { test } from 'node:test';
import { expect } from 'chai';
import { asTold, EnvironmentError } from './errors';

test('a full disk is the environment’s fault, with what shows it', () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, copyfile 'a' -> 'b'"), { code: 'ENOSPC' });
  expect(asTold(full)).to.be.instanceOf(EnvironmentError).with.nested.include({ 'problem.cause': 'disk-full', 'problem.look': 'df -h' });
});

test('any other error stays what it was', () => {
  const other = new TypeError('x');
  expect(asTold(other)).to.equal(other);
});
