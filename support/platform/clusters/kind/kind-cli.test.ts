import { test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { configOf } from './kind-cli';
import { MARK } from './ownership';

test('kind is asked for the shape’s nodes, each with labspec’s mark', () => {
  const config = parse(configOf({ name: 'demo', controlPlanes: 1, workers: 2 })) as { nodes: unknown[] };
  const node = (role: string) => ({ role, extraMounts: [{ ...MARK }] });
  expect(config.nodes).to.deep.equal([node('control-plane'), node('worker'), node('worker')]);
});

test('of several control planes a leader is elected, of one it is not', () => {
  const patches = (controlPlanes: number): string => (parse(configOf({ name: 'demo', controlPlanes, workers: 0 })) as { kubeadmConfigPatches: string[] }).kubeadmConfigPatches.join();
  expect(patches(1)).to.contain('leader-elect');
  expect(patches(3)).not.to.contain('leader-elect');
});

test('a node pulls several images at once: one that is nowhere to be found keeps no other waiting', () => {
  const { kubeadmConfigPatches } = parse(configOf({ name: 'demo', controlPlanes: 1, workers: 1 })) as { kubeadmConfigPatches: string[] };
  expect(kubeadmConfigPatches.map((patch) => parse(patch) as object)).to.deep.include({ apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', podPidsLimit: 1024, serializeImagePulls: false, maxParallelImagePulls: 5 });
});
