import { test } from 'node:test';
import { expect } from 'chai';
import { differences } from './subset';

const POD = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'busybox', ports: [{ containerPort: 80 }, { containerPort: 443 }] }, { name: 'log', image: 'busybox' }] } };

test('what a pattern names is there, in any order', () => {
  expect(differences({ metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'log' }, { name: 'web', ports: [{ containerPort: 443 }] }] } }, POD)).to.deep.equal([]);
  expect(differences({ spec: { containers: '<any>' } }, POD)).to.deep.equal([]);
});

test('what differs is named by its path, lists by the names of their items', () => {
  expect(differences({ spec: { containers: [{ name: 'web', image: 'nginx' }] } }, POD)).to.deep.equal([{ path: '.spec.containers[name=web].image', expected: 'nginx', seen: 'busybox' }]);
  expect(differences({ spec: { containers: [{ name: 'db' }] } }, POD)).to.deep.equal([{ path: '.spec.containers[name=db]', expected: '{"name":"db"}', seen: 'only name=web, name=log' }]);
  expect(differences({ status: '<any>' }, POD)).to.deep.equal([{ path: '.status', expected: '<any>', seen: undefined }]);
});

test('an item whose name does not matter is any that has the rest', () => {
  const any = (image: string): object => ({ spec: { containers: [{ name: '<any>', image }] } });
  expect(differences(any('busybox'), POD)).to.deep.equal([]);
  expect(differences(any('nginx'), POD)).to.deep.equal([{ path: '.spec.containers[0].image', expected: 'nginx', seen: 'busybox' }]);
});

test('numbers and texts are the same, but nothing is not a text', () => {
  expect(differences({ a: '1', b: 2 }, { a: 1, b: '2' })).to.deep.equal([]);
  expect(differences({ a: 'null' }, { a: null })).to.have.length(1);
});
