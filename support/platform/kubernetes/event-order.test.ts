import type { CoreV1Event } from '@kubernetes/client-node';
import { test } from 'node:test';
import { expect } from 'chai';
import { inOrder } from './event-order';

const reasons = (events: CoreV1Event[]): string[] => inOrder(events).map(({ reason }) => reason ?? '');

function event(reason: string, name: string, times: { firstTimestamp?: string; eventTime?: string }): CoreV1Event {
  const { firstTimestamp, eventTime } = times;
  return {
    reason,
    metadata: { name },
    involvedObject: {},
    ...(firstTimestamp ? { firstTimestamp: new Date(firstTimestamp) } : {}),
    ...(eventTime ? { eventTime: new Date(eventTime) } : {}),
  };
}

test('what the kubelet says of the same second does not come before the scheduler, which tells microseconds', () => {
  const scheduled = event('Scheduled', 'hello.18b2a1c0a1000000', { eventTime: '2026-11-24T10:54:04.345Z' });
  const pulled = event('Pulled', 'hello.18b2a1c0b0000000', { firstTimestamp: '2026-11-24T10:54:04Z' });
  const created = event('Created', 'hello.18b2a1c0b8000000', { firstTimestamp: '2026-11-24T10:54:04Z' });
  const started = event('Started', 'hello.18b2a1c0f0000000', { firstTimestamp: '2026-11-24T10:54:05Z' });
  expect(reasons([started, created, pulled, scheduled])).to.deep.equal(['Scheduled', 'Pulled', 'Created', 'Started']);
});

test('another second outweighs the name', () => {
  const early = event('early', 'hello.2', { firstTimestamp: '2026-11-24T10:54:04Z' });
  const late = event('late', 'hello.1', { firstTimestamp: '2026-11-24T10:54:06Z' });
  expect(reasons([late, early])).to.deep.equal(['early', 'late']);
});
