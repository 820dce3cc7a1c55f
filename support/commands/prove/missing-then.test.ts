import { test } from 'node:test';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { missingThen as missingThenUntil } from './missing-then';
import type { Snapshot } from './snapshot';

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'friends' }, spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'vault' } }, ingress: [{ ports: [{ port: 8080 }] }] } };
const having = (...objects: object[]): Snapshot => new Map(objects.map((object) => {
  const { kind, metadata } = object as typeof POLICY;
  return [`${kind} ${metadata.name}`, stringify(object)];
}));

const missingThen = (own: Snapshot, now: Snapshot): string | undefined => missingThenUntil(own, now, own);

test('what a later task changes is none of it', () => {
  const scaled = (replicas: number, paused: boolean): Snapshot => having({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'page' }, spec: { replicas, paused } });
  expect(missingThenUntil(scaled(1, true), scaled(0, true), scaled(3, true))).to.equal(undefined);
  expect(missingThenUntil(scaled(1, true), scaled(0, false), scaled(3, true))).to.equal('"spec.paused" of deployment "page" is "true"');
  expect(missingThenUntil(scaled(1, true), scaled(0, true), having())).to.equal('"spec.replicas" of deployment "page" is "1"');
});

test('the Then that is missing names the first value that differs', () => {
  expect(missingThen(having(POLICY), having({ ...POLICY, spec: { ...POLICY.spec, podSelector: {} } }))).to.equal('"spec.podSelector.matchLabels[\'app.kubernetes.io/name\']" of network policy "friends" is "vault"');
  expect(missingThen(having(POLICY), having({ ...POLICY, spec: { ...POLICY.spec, ingress: [{ ports: [{ port: 8081 }] }] } }))).to.equal('"spec.ingress[0].ports[0].port" of network policy "friends" is "8080"');
});

test('or the object that is not there; a long text is not written out', () => {
  expect(missingThen(having(POLICY), having())).to.equal('network policy "friends" exists');
  const page = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'page' }, data: { 'index.html': text } });
  expect(missingThen(having(page('one\ntwo\n')), having(page('one\n')))).to.equal('"data[\'index.html\']" of config map "page" matches "..."');
});

test('keys of config maps and secrets are named as their sentences have them, secrets as people write them', () => {
  const data = (kind: string, values: object) => ({ apiVersion: 'v1', kind, metadata: { name: 'page' }, data: values });
  expect(missingThen(having(data('ConfigMap', { title: 'One\n' })), having(data('ConfigMap', { title: 'Two' })))).to.equal('config map "page" has the key "title" with the value "One"');
  expect(missingThen(having(data('ConfigMap', { 'index.html': 'one' })), having(data('ConfigMap', {})))).to.equal('config map "page" has the key "index.html"');
  expect(missingThen(having(data('Secret', { pin: 'MTIzNA==' })), having(data('Secret', { pin: 'MTIzNQ==' })))).to.equal('secret "page" has the key "pin" with the value "1234"');
});

test('nothing where the objects are the same, or the engine keeps them', () => {
  expect(missingThen(having(POLICY), having(POLICY))).to.equal(undefined);
  expect(missingThen(new Map([['Container web', 'kind: Container\nmetadata: { name: web }\nport: 1\n']]), new Map())).to.equal(undefined);
});
