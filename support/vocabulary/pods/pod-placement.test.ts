import { test } from 'node:test';
import { expect } from 'chai';
import { isInside } from './pod-placement';

test('isInside works for IPv4 and IPv6', () => {
  expect(isInside('10.244.1.7', '10.244.1.0/24')).to.equal(true);
  expect(isInside('10.244.2.7', '10.244.1.0/24')).to.equal(false);
  expect(isInside('fd00:10:244:1::7', 'fd00:10:244:1::/64')).to.equal(true);
  expect(isInside('10.244.1.7', 'fd00:10:244:1::/64')).to.equal(false);
});
