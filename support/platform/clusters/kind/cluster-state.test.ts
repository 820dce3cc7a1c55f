import { test } from 'node:test';
import { expect } from 'chai';
import { nodeNames } from './cluster-shape';
import { judge } from './cluster-state';
import { ranOutOfTime, rowsOf, type ApiAnswer } from './node-api';
import type { NodeContainer } from './node-containers';
import { MARK } from './ownership';

const shape = { name: 'demo', controlPlanes: 1, workers: 2 };
const booted = new Date('2026-11-24T05:00:00.500Z');

function containers(status = 'running', mountPoints = ['/var']): NodeContainer[] {
  return nodeNames(shape).map((name) => ({ name, role: name.includes('worker') ? 'worker' : 'control-plane', status, startedAt: booted, image: 'x', mountPoints }));
}

function said(ready: string, time: string): ApiAnswer {
  return { rows: rowsOf(nodeNames(shape).map((name) => `${name} ${ready} ${name} ${time}\n`).join('')) };
}

const READY = said('True', '2026-11-24T05:00:10Z');

test('nodes are named as kind names them', () => {
  expect(nodeNames(shape)).to.deep.equal(['demo-control-plane', 'demo-worker', 'demo-worker2']);
});

test('a cluster whose nodes all run and are Ready is healthy', () => {
  expect(judge(shape, containers(), READY)).to.include({ exists: true, healthy: true, reason: 'The cluster demo is up, all 3 nodes are Ready' });
});

test('no containers: there is no cluster', () => {
  expect(judge(shape, [], { failure: '' })).to.include({ exists: false, healthy: false, reason: 'There is no cluster demo' });
});

test('Ready from before the node’s last start does not count', () => {
  const state = judge(shape, containers(), said('True', '2026-11-24T04:59:50Z'));
  expect(state.healthy).to.be.false;
  expect(state.nodes.some((node) => node.ready)).to.be.false;
});

test('the API’s whole seconds are not held against a node', () => {
  expect(judge(shape, containers(), said('True', '2026-11-24T05:00:00Z')).healthy).to.be.true;
});

test('what is wrong is said in a sentence that names the nodes', () => {
  expect(judge(shape, containers('exited'), { failure: '' }).reason).to.match(/stopped nodes: demo-control-plane, demo-worker, demo-worker2$/);
  expect(judge(shape, containers('paused'), { failure: '' })).to.deep.include({ paused: nodeNames(shape) });
  expect(judge(shape, containers(), { failure: 'connection refused' }).reason).to.match(/API server.*connection refused/);
  expect(judge(shape, containers(), said('False', '2026-11-24T05:00:10Z')).reason).to.match(/not Ready: demo-control-plane/);
  expect(judge(shape, containers().slice(1), READY)).to.include({ asAsked: false, healthy: false });
});

test('a cluster is labspec’s own only if every node has the mark', () => {
  const marked = containers('running', ['/var', MARK.containerPath]);
  expect(judge(shape, marked, READY).own).to.be.true;
  expect(judge(shape, [...marked.slice(1), ...containers().slice(0, 1)], READY).own).to.be.false;
  expect(judge(shape, [], READY).own).to.be.false;
});

test('the API’s rows: the youngest of several containers counts, and a pod without one is of the distant past', () => {
  const [two, none] = rowsOf('a True n 2026-11-24T05:00:00Z 2026-11-24T06:00:00Z\nb False m \n');
  expect(two).to.deep.equal({ name: 'a', ready: true, node: 'n', since: new Date('2026-11-24T06:00:00Z') });
  expect(none).to.deep.equal({ name: 'b', ready: false, node: 'm', since: new Date(0) });
});

test('an API server that misses a deadline is asked once more; one that refuses is not', () => {
  const slow = ['Unable to connect to the server: context deadline exceeded', 'net/http: request canceled (Client.Timeout exceeded while awaiting headers)', 'Unable to connect to the server: net/http: TLS handshake timeout', 'dial tcp 172.18.0.3:6443: i/o timeout'];
  const refuses = ['The connection to the server demo-control-plane:6443 was refused - did you specify the right host or port?', 'error: You must be logged in to the server (Unauthorized)', ''];
  expect(slow.map((failure) => ranOutOfTime({ failure }))).to.deep.equal([true, true, true, true]);
  expect(refuses.map((failure) => ranOutOfTime({ failure }))).to.deep.equal([false, false, false]);
});
