import { describe, it } from 'node:test';
import { expect } from 'chai';
import { isMadeForRuns, onlyReads, whyNotMade, type WideObject } from './may-make';

const around = { namespace: 'run-1' };
const READS = [{ verbs: ['get', 'list', 'watch'], resources: ['pods', 'pods/log'] }];

describe('what labspec makes for the whole cluster', () => {
  it('makes volumes and roles, and nothing that changes what others do', () => {
    expect(isMadeForRuns({ apiVersion: 'v1', kind: 'PersistentVolume' })).to.equal(true);
    for (const kind of ['Namespace', 'Node', 'PriorityClass', 'CustomResourceDefinition', 'ValidatingWebhookConfiguration']) expect(isMadeForRuns({ apiVersion: 'v1', kind }), kind).to.equal(false);
    expect(isMadeForRuns({ apiVersion: 'example.com/v1', kind: 'StorageClass' })).to.equal(false);
  });

  it('makes no default of the whole cluster, and no part of others’ roles', () => {
    expect(whyNotMade({ kind: 'StorageClass', metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } }, around)).to.contain('default StorageClass');
    expect(whyNotMade({ kind: 'StorageClass', metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'false' } } }, around)).to.equal(undefined);
    expect(whyNotMade({ kind: 'ClusterRole', metadata: { labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } }, rules: READS }, around)).to.contain('others');
  });

  it('binds only to the run’s own service accounts, and to names that nobody has', () => {
    const binding = (subject: object): WideObject => ({ kind: 'ClusterRoleBinding', roleRef: { name: 'reader' }, subjects: [subject] });
    const known = { ...around, bound: READS };
    expect(whyNotMade(binding({ kind: 'ServiceAccount', name: 'app', namespace: 'run-1' }), known)).to.equal(undefined);
    expect(whyNotMade(binding({ kind: 'User', name: 'jane' }), known)).to.equal(undefined);
    expect(whyNotMade(binding({ kind: 'ServiceAccount', name: 'app', namespace: 'run-2' }), known)).to.contain('run-2');
    expect(whyNotMade(binding({ kind: 'Group', name: 'system:authenticated' }), known)).to.contain('system:authenticated');
    expect(whyNotMade(binding({ kind: 'User', name: 'system:serviceaccount:run-1:app' }), known)).to.equal(undefined);
    for (const name of ['system:serviceaccount:run-2:app', 'system:serviceaccount:run-12:app']) expect(whyNotMade(binding({ kind: 'User', name }), known)).to.contain('system:');
    expect(whyNotMade(binding({ kind: 'Group', name: 'system:serviceaccount:run-1:app' }), known)).to.contain('system:');
  });

  it('binds only what reads, and what is there', () => {
    const binding: WideObject = { kind: 'ClusterRoleBinding', roleRef: { name: 'reader' }, subjects: [{ kind: 'User', name: 'jane' }] };
    expect(whyNotMade(binding, around)).to.contain('there is no cluster role reader');
    expect(whyNotMade(binding, { ...around, bound: [{ verbs: ['*'], resources: ['*'] }] })).to.contain('RoleBinding');
  });

  it('lets no role do more once it is bound', () => {
    const role: WideObject = { kind: 'ClusterRole', rules: [{ verbs: ['delete'], resources: ['pods'] }] };
    expect(whyNotMade(role, around)).to.equal(undefined);
    expect(whyNotMade(role, { ...around, isBound: true })).to.contain('more than read');
    expect(whyNotMade({ kind: 'ClusterRole', rules: READS }, { ...around, isBound: true })).to.equal(undefined);
  });

  it('knows that some reading does things', () => {
    expect(onlyReads([{ verbs: ['get'], nonResourceURLs: ['/healthz'] }])).to.equal(true);
    for (const resource of ['secrets', '*', 'pods/exec', 'pods/*', 'nodes/proxy', '*/*']) expect(onlyReads([{ verbs: ['get'], resources: [resource] }]), resource).to.equal(false);
    for (const verb of ['create', 'bind', 'escalate', 'impersonate', '*']) expect(onlyReads([{ verbs: [verb], resources: ['pods'] }]), verb).to.equal(false);
  });
});
