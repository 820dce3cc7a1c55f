import { test } from 'node:test';
import type { V1ContainerState, V1ContainerStatus } from '@kubernetes/client-node';
import { expect } from 'chai';
import { containerOf, ended as howEnded, messageOf, type PodObserved } from './observed';

const NOT_FOUND = 'exec: "sleep 36000": executable file not found in $PATH';
const ended: V1ContainerState = { terminated: { exitCode: 128, reason: 'StartError', message: NOT_FOUND } };

/** A container that could not start, as the cluster shows it at successive moments. */
const MOMENTS: Record<string, { state: V1ContainerState; lastState?: V1ContainerState }> = {
  'that is being started': { state: { waiting: { reason: 'RunContainerError', message: NOT_FOUND } } },
  'that has just ended': { state: ended },
  'that waits for its next start': { state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s restarting failed container=bb' } }, lastState: ended },
};

for (const [moment, { state, lastState }] of Object.entries(MOMENTS)) {
  test(`the runtime’s message about a container ${moment} is found`, () => {
    const containers = [{ name: 'bb' }];
    const containerStatuses = [{ name: 'bb', image: 'busybox', imageID: '', ready: false, restartCount: 1, state, ...(lastState ? { lastState } : {}) }];
    expect(messageOf({ pod: { spec: { containers }, status: { containerStatuses } } })).to.equal(NOT_FOUND);
  });
}

test('a container that waits for its next start has the kubelet’s message if there is none from the runtime', () => {
  const state = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } };
  expect(messageOf({ pod: { spec: { containers: [{ name: 'bb' }] }, status: { containerStatuses: [{ name: 'bb', image: 'busybox', imageID: '', ready: false, restartCount: 1, state }] } } })).to.equal('back-off 10s');
});

test('a container that runs between two crashes has ended with an error, and is the one to look at', () => {
  const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
  const running = (name: string, restarted?: number): V1ContainerStatus => ({ name, image: 'busybox', imageID: '', ready: true, restartCount: restarted === undefined ? 0 : 2, state: { running: { startedAt: ago(restarted ?? 100) } }, ...(restarted !== undefined && { lastState: { terminated: { exitCode: 1, startedAt: ago(restarted + 21), finishedAt: ago(restarted + 20) } } }) });
  const observed = (restarted: number) => ({ pod: { spec: { containers: [{ name: 'web' }, { name: 'log' }] }, status: { containerStatuses: [running('log', restarted), running('web')] } } }) as PodObserved;
  expect([containerOf(observed(1))?.name, howEnded(observed(1))?.exitCode]).to.deep.equal(['log', 1]);
  expect([containerOf(observed(60))?.name, howEnded(observed(60))]).to.deep.equal(['web', undefined]);
  const wasDown = { ...observed(60), wasDown: true };
  expect([containerOf(wasDown)?.name, howEnded(wasDown)?.exitCode], 'a look just before found that it does not run').to.deep.equal(['log', 1]);
});
