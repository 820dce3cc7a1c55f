import { test } from 'node:test';
import { expect } from 'chai';
import { until } from './until';

test('what is looked at becomes good: it is given back, and looked at no more', async () => {
  let looks = 0;
  expect(await until(() => Promise.resolve((looks += 1)), (seen) => seen === 3, 20)).to.equal(3);
  expect(looks).to.equal(3);
});

test('what never becomes good ends at the deadline, with what was seen last', async () => {
  let looks = 0;
  const last = await until(() => Promise.resolve((looks += 1)), () => false, 0.5);
  expect(last).to.equal(looks).and.to.be.greaterThan(1);
});
