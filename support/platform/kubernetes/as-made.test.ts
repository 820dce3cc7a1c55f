import { expect } from 'chai';
import { describe, it } from 'node:test';
import { asMade } from './as-made';

describe('An object as somebody has made it', () => {
  it('has no status, and nothing that the cluster adds', () => {
    const claim = { kind: 'PersistentVolumeClaim', metadata: { name: 'notes', uid: 'a', annotations: { 'pv.kubernetes.io/bind-completed': 'yes', mine: 'stays' } }, spec: { volumeName: 'pvc-a' }, status: { phase: 'Bound' } };
    expect(asMade(claim, 'shop')).to.deep.equal({ kind: 'PersistentVolumeClaim', metadata: { name: 'notes', annotations: { mine: 'stays' } }, spec: {} });
  });

  it('has its own namespace by a name that is the same for all', () => {
    expect(asMade({ kind: 'RoleBinding', metadata: { name: 'a', namespace: 'shop' }, subjects: [{ name: 'system:serviceaccount:shop:a' }] } as object, 'shop')).to.deep.equal({ kind: 'RoleBinding', metadata: { name: 'a' }, subjects: [{ name: 'system:serviceaccount:NAMESPACE:a' }] });
  });

  it('keeps fields and words that only look like the name of its namespace', () => {
    expect(asMade({ kind: 'Pod', spec: { volumes: [{ name: 'volumes-a' }], hostname: 'myvolumes' } }, 'volumes').spec).to.deep.equal({ volumes: [{ name: 'NAMESPACE-a' }], hostname: 'myvolumes' });
  });

  it('keeps that a Service has no address, but no address', () => {
    expect(asMade({ kind: 'Service', spec: { clusterIP: 'None', clusterIPs: ['None'] } }, 'shop').spec).to.deep.equal({ clusterIP: 'None', clusterIPs: ['None'] });
    expect(asMade({ kind: 'Service', spec: { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'] } }, 'shop').spec).to.deep.equal({});
  });
});
