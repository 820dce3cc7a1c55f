import type { V1Container, V1Pod } from '@kubernetes/client-node';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import { encodes } from './data-of';
import { claimOfFile, sourcesOfFile, sourcesOfVariable } from './source-of';

describe('where a variable comes from', () => {
  test('the key of a ConfigMap or of a Secret', () => {
    const container: V1Container = { name: 'web', env: [{ name: 'PORT', valueFrom: { configMapKeyRef: { name: 'shop', key: 'port' } } }, { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'till', key: 'password' } } }] };
    expect(sourcesOfVariable(container, 'PORT')).to.deep.equal([{ kind: 'ConfigMap', name: 'shop', key: 'port', isFollowed: false }]);
    expect(sourcesOfVariable(container, 'PASSWORD')).to.deep.equal([{ kind: 'Secret', name: 'till', key: 'password', isFollowed: false }]);
  });
  test('a value in the manifest hides all keys', () => {
    expect(sourcesOfVariable({ name: 'web', env: [{ name: 'PORT', value: '80' }], envFrom: [{ configMapRef: { name: 'shop' } }] }, 'PORT')).to.deep.equal([]);
  });
  test('of all keys, those of the last source count, without their prefix', () => {
    const container: V1Container = { name: 'web', envFrom: [{ configMapRef: { name: 'one' } }, { prefix: 'SHOP_', secretRef: { name: 'two' } }] };
    expect(sourcesOfVariable(container, 'SHOP_PORT').map(({ name, key }) => `${name}/${key}`)).to.deep.equal(['two/PORT', 'one/SHOP_PORT']);
    expect(sourcesOfVariable(container, 'PORT').map(({ name, key }) => `${name}/${key}`)).to.deep.equal(['one/PORT']);
  });
});

describe('where a file comes from', () => {
  const pod: V1Pod = { spec: { containers: [], volumes: [{ name: 'all', configMap: { name: 'shop' } }, { name: 'one', secret: { secretName: 'till', items: [{ key: 'password', path: 'in/word' }] } }, { name: 'both', projected: { sources: [{ configMap: { name: 'a' } }, { secret: { name: 'b' } }] } }, { name: 'none', emptyDir: {} }] } };
  const seen = (path: string, name: string, mountPath: string, subPath?: string): string[] => sourcesOfFile(pod, { name: 'web', volumeMounts: [{ name: 'none', mountPath: '/' }, { name, mountPath, ...(subPath === undefined ? {} : { subPath }) }] }, path).map((one) => `${one.kind} ${one.name}/${one.key}${one.isFollowed ? ' follows' : ''}`);

  test('the key of its name', () => {
    expect(seen('/pages/index.html', 'all', '/pages/')).to.deep.equal(['ConfigMap shop/index.html follows']);
  });
  test('the key of an item', () => {
    expect(seen('/till/in/word', 'one', '/till')).to.deep.equal(['Secret till/password follows']);
  });
  test('a key that is no item is not there', () => {
    expect(seen('/till/password', 'one', '/till')).to.deep.equal([]);
  });
  test('a file that is mounted alone does not follow', () => {
    expect(seen('/pages/index.html', 'all', '/pages/index.html', 'greeting')).to.deep.equal(['ConfigMap shop/greeting']);
  });
  test('one of several sources', () => {
    expect(seen('/all/x', 'both', '/all')).to.deep.equal(['ConfigMap a/x follows', 'Secret b/x follows']);
  });
  test('nothing, in a volume of its own', () => {
    expect(seen('/pagestoo', 'all', '/pages')).to.deep.equal([]);
  });
});

test('a value that is another one in base64', () => {
  expect(encodes('b3Blbi1zZXNhbWU=', 'open-sesame')).to.equal(true);
  expect(encodes('b3Blbi1zZXNhbWUK', 'open-sesame')).to.equal(true);
  for (const other of ['open-sesame', '', 'b3Blbi1zZXNhbWU', 'cat: no such file']) expect(encodes(other, 'another'), other).to.equal(false);
});

test('the claim that should have a file, unless the Pod writes it', () => {
  const pod = (command: string): V1Pod => ({ spec: { containers: [{ name: 'writer', command: ['sh', '-c', command] }], volumes: [{ name: 'notes', persistentVolumeClaim: { claimName: 'mine' } }] } });
  const container: V1Container = { name: 'writer', volumeMounts: [{ name: 'notes', mountPath: '/notes' }] };
  expect(claimOfFile(pod('sleep 3600'), container, '/notes/first')).to.deep.equal({ name: 'mine', isReadOnly: false });
  expect(claimOfFile(pod('sleep 3600'), { ...container, volumeMounts: container.volumeMounts?.map((mount) => ({ ...mount, readOnly: true })) ?? [] }, '/notes/first')).to.deep.equal({ name: 'mine', isReadOnly: true });
  expect(claimOfFile(pod('sleep 3600'), container, '/tmp/first')).to.equal(undefined);
  expect(claimOfFile(pod('cd /notes && date > first'), container, '/notes/first')).to.equal(undefined);
});
