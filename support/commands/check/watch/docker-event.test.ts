import { test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../../lab/load-lab';
import { ROWS_OF } from '../../../platform/clusters/kind/node-images';
import { DockerEventReader } from './docker-event';

const lab = loadLab('understanding-pods');
const reader = new DockerEventReader(lab);
const read = (Type: string, Action: string, Attributes: Record<string, string>) => reader.read({ Type, Action, Actor: { ID: 'x', Attributes } });

test('the lab’s container counts by its name and by its image', () => {
  expect(read('container', 'start', { name: 'hello', image: 'ubuntu/helloworld' })).to.equal('containers');
  expect(read('container', 'die', { name: 'brave_bohr', image: 'ubuntu/helloworld:latest' })).to.equal('containers');
  expect(read('container', 'start', { name: 'db', image: 'postgres' })).to.equal(undefined);
});

test('the lab’s images count', () => {
  expect(read('image', 'tag', { name: 'ubuntu/helloworld:latest' })).to.equal('images');
  expect(read('image', 'pull', { name: 'node:20-slim' })).to.equal('images');
  expect(read('image', 'tag', { name: 'ubuntu/hellowold:latest' })).to.equal(undefined);
});

test('nodes that start and stop change the cluster', () => {
  expect(read('container', 'die', { name: 'demo-worker', image: 'kindest/node:v1.34.4' })).to.equal('cluster');
  expect(read('container', 'start', { name: 'other-control-plane', image: 'kindest/node:v1.34.4' })).to.equal(undefined);
});

test('kind load counts once its command on a node has ended', () => {
  const load = { name: 'demo-worker2', execID: 'e1' };
  expect(read('container', 'exec_create: ctr --namespace=k8s.io images import --all-platforms --digests --snapshotter=overlayfs -', load)).to.equal(undefined);
  expect(read('container', 'exec_die', load)).to.equal('nodes');
  expect(read('container', 'exec_die', load)).to.equal(undefined);
});

test('the looks of a check do not wake it', () => {
  for (const command of [`sh -c ${ROWS_OF} sh docker.io/lab/load-test:latest`, 'crictl inspecti ubuntu/helloworld', 'kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 4s get nodes', 'cat /etc/kubernetes/admin.conf']) {
    expect(read('container', `exec_create: ${command}`, { name: 'demo-control-plane', execID: command })).to.equal(undefined);
    expect(read('container', 'exec_die', { name: 'demo-control-plane', execID: command })).to.equal(undefined);
  }
  expect(read('container', 'destroy', { name: 'labspec-probe-1', image: 'ubuntu/helloworld', 'labspec.probe': '' })).to.equal(undefined);
  expect(read('container', 'exec_die', { name: 'hello', image: 'ubuntu/helloworld', execID: 'e2' })).to.equal(undefined);
});
