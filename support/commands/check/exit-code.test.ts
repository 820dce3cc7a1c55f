import { test } from 'node:test';
import { expect } from 'chai';
import { exitCodeOf } from './exit-code';

test('an exit code for each outcome: what failed comes before what the environment is to blame for', () => {
  expect(exitCodeOf(['passed', 'passed'])).to.equal(0);
  expect(exitCodeOf(['passed', 'error', 'failed', 'not checked'])).to.equal(1);
  expect(exitCodeOf(['passed', 'error', 'not checked'])).to.equal(2);
  expect(exitCodeOf(['passed', 'not checked'])).to.equal(3);
});
