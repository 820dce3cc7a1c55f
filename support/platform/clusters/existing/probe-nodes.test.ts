import type { V1Pod } from '@kubernetes/client-node';
import { test } from 'node:test';
import { expect } from 'chai';
import { imageOf, takesPods } from './probe-nodes';

const podOf = (state: object, imageID = ''): V1Pod => ({ status: { containerStatuses: [{ name: 'a', image: 'a', imageID, ready: false, restartCount: 0, state }] } });

test('a node takes Pods unless it is cordoned or tainted against them', () => {
  expect(takesPods({})).to.equal(true);
  expect(takesPods({ spec: { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } })).to.equal(true);
  expect(takesPods({ spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] } })).to.equal(false);
  expect(takesPods({ spec: { unschedulable: true } })).to.equal(false);
});

test('a probe tells the image once its container has begun, or that there is none', () => {
  expect(imageOf(podOf({ terminated: { exitCode: 0 } }, 'sha256:1'))).to.deep.equal({ done: 'sha256:1' });
  // There is no such program in the image, but it is there.
  expect(imageOf(podOf({ terminated: { exitCode: 128, reason: 'StartError' } }, 'sha256:1'))).to.deep.equal({ done: 'sha256:1' });
  for (const reason of ['ErrImageNeverPull', 'ErrImagePull', 'ImagePullBackOff', 'InvalidImageName']) expect(imageOf(podOf({ waiting: { reason } }))).to.deep.equal({ done: '' });
  expect(imageOf(podOf({ waiting: { reason: 'ContainerCreating' } }))).to.deep.equal({ notYet: 'ContainerCreating' });
  expect(imageOf(undefined)).to.deep.equal({ notYet: 'not started' });
});
