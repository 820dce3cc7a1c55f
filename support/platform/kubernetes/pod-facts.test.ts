import { test } from 'node:test';
import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { expect } from 'chai';
import { isReady, isTakenUp, justCrashed, podLine, readyCount, secondsToEnd, statusWord, terminalReason } from './pod-facts';

function pod(status: Partial<V1ContainerStatus>, { ready = 'True', phase = 'Running', leaving = false } = {}): V1Pod {
  return {
    metadata: { name: 'hello', ...(leaving ? { deletionTimestamp: new Date() } : {}) },
    spec: { nodeName: 'demo-worker', containers: [{ name: 'hello' }] },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: ready }],
      containerStatuses: [{ name: 'hello', image: '', imageID: '', ready: ready === 'True', restartCount: 0, ...status }],
    },
  };
}

const running = pod({ state: { running: {} } });
const crashing = pod({ restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1 } } }, { ready: 'False' });
const neverPulled = pod({ state: { waiting: { reason: 'ErrImageNeverPull', message: 'image is not present' } } }, { ready: 'False', phase: 'Pending' });

test('a pod is ready when it is Running, Ready, and not on its way out', () => {
  expect(isReady(running)).to.equal(true);
  expect(isReady(crashing)).to.equal(false);
  expect(isReady(pod({}, { leaving: true }))).to.equal(false);
  expect(isReady({})).to.equal(false);
});

test('a pod that its node has not begun with is not taken up; one without a node waits for none', () => {
  expect(isTakenUp(pod({}))).to.equal(false);
  expect(isTakenUp({ ...running, status: { startTime: new Date() } })).to.equal(true);
  expect(isTakenUp({ ...running, spec: { containers: [] } })).to.equal(true);
});

test('a pod that runs between two crashes is not steady yet', () => {
  const now = Date.parse('2026-11-24T10:01:00Z');
  const ago = (seconds: number): Date => new Date(now - seconds * 1000);
  const restarted = (since: number, exitCode = 1, ran = 3, reason = 'Error'): V1Pod => pod({ restartCount: 3, state: { running: { startedAt: ago(since) } }, lastState: { terminated: { exitCode, reason, startedAt: ago(since + 20 + ran), finishedAt: ago(since + 20) } } });
  expect(justCrashed(restarted(2), now)).to.equal('its container hello ended with exit code 1 after 3 s, and has run again for only 2 s');
  expect(justCrashed(restarted(8), now)).to.contain('for only 8 s');
  expect(justCrashed(restarted(9), now)).to.equal(undefined);
  expect(justCrashed(restarted(25, 1, 3600), now), 'a long life before the crash').to.contain('after 3600 s');
  expect(justCrashed(restarted(31, 1, 3600), now)).to.equal(undefined);
  expect(justCrashed(restarted(2, 0), now), 'it ended by itself').to.equal(undefined);
  expect(justCrashed(restarted(2, 255, 3, 'Unknown'), now), 'its node was restarted').to.equal(undefined);
  expect(justCrashed(restarted(-600), now), 'the clock of the cluster is ahead').to.equal(undefined);
  expect(justCrashed(running, now)).to.equal(undefined);
  expect(justCrashed(crashing, now), 'it does not run').to.equal(undefined);
});

test('READY and STATUS are as kubectl shows them', () => {
  expect([readyCount(running), statusWord(running)]).to.deep.equal(['1/1', 'Running']);
  expect([readyCount(crashing), statusWord(crashing)]).to.deep.equal(['0/1', 'CrashLoopBackOff']);
  expect(statusWord(pod({}, { leaving: true }))).to.equal('Terminating');
});

test('an image that is never pulled is a reason to stop waiting, a crash is not', () => {
  expect(terminalReason(neverPulled)).to.equal('ErrImageNeverPull: image is not present');
  expect(terminalReason(crashing)).to.equal(undefined);
  expect(terminalReason({})).to.equal(undefined);
});

test('a line tells how a pod is', () => {
  expect(podLine(crashing)).to.equal('hello 0/1 CrashLoopBackOff, 3 restarts, exit code 1, on demo-worker');
  expect(podLine(neverPulled)).to.equal('hello 0/1 ErrImageNeverPull, 0 restarts, on demo-worker, image is not present');
});

test('a pod that is ending slowly gets no second more, for kubelet does not shorten its grace period', () => {
  const ending = (seconds?: number): V1Pod => ({ metadata: { ...(seconds === undefined ? {} : { deletionGracePeriodSeconds: seconds }) } });
  expect([-60, 0, 60].map((seconds) => secondsToEnd({ metadata: { deletionTimestamp: new Date(Date.now() + seconds * 1000), deletionGracePeriodSeconds: 1 } }))).to.deep.equal([0, 1, 1]);
  expect([undefined, 0, 1, 30, 600].map((seconds) => secondsToEnd(ending(seconds)))).to.deep.equal([1, 1, 1, 0, 0]);
});
