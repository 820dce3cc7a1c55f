import { test } from 'node:test';
import type { CoreV1Event } from '@kubernetes/client-node';
import { expect } from 'chai';
import { endedByItself } from './past-of';

const event = (uid: string, reason: string, second: number): CoreV1Event => ({ metadata: {}, involvedObject: { uid }, reason, lastTimestamp: new Date(second * 1000) });

test('a pod that started and was never killed has ended by itself', () => {
  expect(endedByItself([event('a', 'Scheduled', 1), event('a', 'Started', 2)])).to.equal(true);
  expect(endedByItself([event('a', 'Started', 2), event('a', 'Killing', 3)])).to.equal(false);
  expect(endedByItself([event('a', 'Scheduled', 1), event('a', 'Failed', 2)])).to.equal(false);
});

test('of several pods with one name, the last one counts', () => {
  const stopped = [event('a', 'Started', 1), event('a', 'Killing', 2)];
  expect(endedByItself([...stopped, event('b', 'Started', 3)])).to.equal(true);
  expect(endedByItself([event('b', 'Started', 0), ...stopped])).to.equal(false);
});
