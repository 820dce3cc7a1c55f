import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { test } from 'node:test';
import { expect } from 'chai';
import { secondsToSettle } from './settling';

const NOW = Date.parse('2026-11-24T10:00:30Z');
const ago = (seconds: number): Date => new Date(NOW - seconds * 1000);
const pod = (created: number, container?: Partial<V1ContainerStatus>): Pick<V1Pod, 'metadata' | 'status'> => ({
  metadata: { creationTimestamp: ago(created) },
  status: container ? { containerStatuses: [{ restartCount: 0, ...container } as V1ContainerStatus] } : {},
});

test('a container that has just started may not listen yet', () => {
  expect(secondsToSettle(pod(10, { state: { running: { startedAt: ago(2) } } }), NOW)).to.equal(6);
  expect(secondsToSettle(pod(100, { state: { running: { startedAt: ago(90) } } }), NOW)).to.equal(0);
});

test('a pod that was just created may still be starting', () => {
  expect(secondsToSettle(pod(5), NOW)).to.equal(15);
  expect(secondsToSettle(pod(5, { state: { waiting: { reason: 'ContainerCreating' } } }), NOW)).to.equal(15);
});

test('waiting does not help a pod that is already wrong', () => {
  expect(secondsToSettle(pod(5, { state: { waiting: { reason: 'ErrImageNeverPull' } } }), NOW)).to.equal(0);
  expect(secondsToSettle(pod(5, { restartCount: 1, state: { running: { startedAt: ago(1) } } }), NOW)).to.equal(0);
});

test('a clock that is ahead does not make labspec wait for ever', () => {
  expect(secondsToSettle(pod(0, { state: { running: { startedAt: ago(-600) } } }), NOW)).to.equal(8);
});
