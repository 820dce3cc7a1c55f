import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../../errors/errors';
import { nodeNames } from './cluster-shape';
import { ensureCluster } from './ensure-cluster';
import { MARK } from './ownership';
import { keepEnvironment } from '../../../../test/kit/environment';

// What is decided here, with programs that only tell what they were called with: what labspec must never do to a cluster. That it does
// the right things to real ones is seen where real ones are.

const shape = { name: 'decided', controlPlanes: 1, workers: 1 };
const putBack = keepEnvironment();
const PATH = process.env['PATH'] ?? '';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'labspec-ensure-'));
  process.env['PATH'] = `${folder}${path.delimiter}${PATH}`;
  put('kind', `echo "kind $*" >> ${folder}/calls; exit 1`);
});
afterEach(() => {
  putBack();
  rmSync(folder, { recursive: true });
});

function put(name: string, script: string): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

/** An engine with the shape's nodes in this state. */
function engineHas(status: string, mounts: string[], names = nodeNames(shape)): void {
  const containers = names.map((name) => ({
    Name: `/${name}`,
    State: { Status: status, StartedAt: '2026-11-24T05:00:00Z' },
    Config: { Image: 'x', Labels: { 'io.x-k8s.kind.role': name.includes('worker') ? 'worker' : 'control-plane' } },
    Mounts: mounts.map((Destination) => ({ Destination })),
  }));
  writeFileSync(path.join(folder, 'containers.json'), JSON.stringify(containers));
  put('docker', `echo "docker $*" >> ${folder}/calls; case $1 in ps) echo id;; inspect) cat ${folder}/containers.json;; *) exit 1;; esac`);
}

async function outcome(): Promise<{ error: Error; changes: string[] }> {
  const error = (await ensureCluster(shape).then(() => new Error('nothing was refused'), (e: unknown) => e)) as Error;
  const calls = existsSync(path.join(folder, 'calls')) ? readFileSync(path.join(folder, 'calls'), 'utf8').split('\n') : [];
  return { error, changes: calls.filter((line) => /^kind (create|delete)|^docker (start|stop|rm|restart|kill|unpause)/.test(line)) };
}

test('a stopped cluster of somebody else’s is not started, but said how', async () => {
  engineHas('exited', ['/var']);
  const { error, changes } = await outcome();
  expect(error).to.be.instanceOf(EnvironmentError).with.property('message').that.contains('docker start decided-control-plane decided-worker');
  expect(changes).to.deep.equal([]);
});

test('a cluster of somebody else’s with other nodes than asked for is not deleted', async () => {
  engineHas('exited', ['/var'], ['decided-control-plane']);
  const { error, changes } = await outcome();
  expect(error).to.be.instanceOf(EnvironmentError).with.property('message').that.contains('labspec did not make this cluster');
  expect(changes).to.deep.equal([]);
});

test('a paused cluster is left paused, even labspec’s own: somebody paused it', async () => {
  engineHas('paused', [MARK.containerPath]);
  const { error, changes } = await outcome();
  expect(error).to.be.instanceOf(EnvironmentError).with.property('message').that.contains('docker unpause');
  expect(changes).to.deep.equal([]);
});

test('labspec’s own cluster with other nodes than asked for is made anew', async () => {
  engineHas('exited', [MARK.containerPath], ['decided-control-plane']);
  const { changes } = await outcome();
  expect(changes[0]).to.match(/^kind delete cluster --name decided --kubeconfig /);
});

test('without an engine nobody knows, and nothing is made', async () => {
  put('docker', 'echo "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?" >&2; exit 1');
  const { error, changes } = await outcome();
  expect(error).to.be.instanceOf(EnvironmentError).with.property('message').that.contains('engine does not answer');
  expect(changes).to.deep.equal([]);
});
