import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { differing } from './differing';

const pod = (spec: object, labels = {}, name = 'web'): AnyObject => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { dnsPolicy: 'ClusterFirst', ...spec } });
const container = (more: object): object => ({ containers: [{ name: 'web', image: 'busybox', ...more }] });

describe('Where a student’s object is not as the lab’s own', () => {
  const cases: [title: string, own: AnyObject, live: AnyObject, paths: unknown[]][] = [
    ['nowhere, whatever the name', pod({}), pod({}, {}, 'other'), []],
    ['another value', pod({}), pod({ dnsPolicy: 'Default' }), [{ path: 'spec.dnsPolicy', seen: 'Default' }]],
    ['a value that is not set', pod(container({ command: ['sleep'] })), pod(container({})), [{ path: 'spec.containers[name=web].command', seen: undefined }]],
    ['a value that the lab does not set', pod(container({})), pod(container({ tty: true })), [{ path: 'spec.containers[name=web].tty', seen: 'true' }]],
    ['an item in the place of another, once', pod(container({ ports: [{ containerPort: 80 }] })), pod(container({ ports: [{ containerPort: 8080 }] })), [{ path: 'spec.containers[name=web].ports[containerPort=80]', seen: 'only containerPort=8080' }]],
    ['a label', pod({}, { app: 'web' }), pod({}, { app: 'wep' }), [{ path: 'metadata.labels.app', seen: 'wep' }]],
  ];
  for (const [title, own, live, found] of cases) it(title, () => {
    expect(differing(own, live, { paths: [] })).to.deep.equal(found);
  });

  it('in the data of a Secret, without its value', () => {
    const secret = (password: string): AnyObject => ({ kind: 'Secret', metadata: { name: 'till' }, data: { password } }) as AnyObject;
    expect(differing(secret('YQ=='), secret('Yg=='), { paths: [] })).to.deep.equal([{ path: 'data.password', seen: 'another value' }]);
  });

  it('not in what the lab changes later, wherever it stands in a list', () => {
    expect(differing(pod(container({})), pod(container({ image: 'other' })), { paths: ['.spec.containers.image'] })).to.deep.equal([]);
  });
});
