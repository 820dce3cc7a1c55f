import { test } from 'node:test';
import type { V1Pod } from '@kubernetes/client-node';
import { expect } from 'chai';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { evidenceOf } from './evidence';

const api: Pick<ClusterApi, 'events' | 'log'> = {
  events: () => Promise.resolve([]),
  log: (_namespace, _name, { previous } = {}) => Promise.resolve(previous ? 'it crashed' : ''),
};

function pod(restartCount: number): V1Pod {
  return { metadata: { name: 'hello', namespace: 'default' }, status: { containerStatuses: [{ name: 'hello', image: 'hello', imageID: '', ready: true, restartCount }] } };
}

test('the evidence of a pod is its YAML, its events and its log, in this order', async () => {
  const evidence = await evidenceOf(api, pod(0));
  expect(evidence.map(({ fileName }) => fileName)).to.deep.equal(['pod-hello.yaml', 'events-hello.txt', 'log-hello.txt']);
  expect(evidence.at(-1)?.text).to.equal('(empty)');
});

test('a restarted pod also has the log of its previous container', async () => {
  expect((await evidenceOf(api, pod(2))).at(-1)).to.deep.equal({ fileName: 'log-hello-previous.txt', text: 'it crashed' });
});

test('a log that cannot be read is reported and does not prevent the other evidence', async () => {
  const evidence = await evidenceOf({ ...api, log: () => Promise.reject(new Error('gone')) }, pod(0));
  expect(evidence.at(-1)?.text).to.equal('no log: gone');
});
