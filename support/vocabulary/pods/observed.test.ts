import { test } from 'node:test';
import type { V1ContainerState } from '@kubernetes/client-node';
import { expect } from 'chai';
import { messageOf } from './observed';

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
