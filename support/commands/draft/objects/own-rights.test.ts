import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, yamlText } from '../../../../test/kit/draft-text';

const rights = (...lines: string[]): string[] => yamlText(draftText(['# Shop', ...block(...lines)])).split('\n').filter((line) => line.startsWith('  - { verb'));
const role = (words: string): string => `kubectl create role clerk ${words}`;

describe('a role that a text makes', () => {
  test('needs no right where it allows what the user of a namespace may', () => {
    expect(rights(role('--verb=get,list,create --resource=pods,deployments,secrets'), 'kubectl create rolebinding clerks --role=clerk --user=jane', role('--verb=get --resource=pods/log,endpoints'))).to.deep.equal([]);
  });

  test('needs all rights that it gives', () => {
    expect(rights(role('--verb=get,delete --resource=resourcequotas,pods/log,pods'))).to.deep.equal(['  - { verbs: [delete], resources: [resourcequotas, pods/log] }']);
    expect(rights(role("--verb='*' --resource='*'"))).to.deep.equal(['  - { verbs: ["*"], resources: ["*"] }']);
    expect(rights('kubectl apply -f - <<EOF', 'apiVersion: rbac.authorization.k8s.io/v1', 'kind: Role', 'metadata: { name: clerk }', 'rules: [{ apiGroups: ["", apps, "shop.example"], resources: [pods, shelves], verbs: [list] }]', 'EOF')).to.deep.equal(['  - { verbs: [list], group: apps, resources: [pods, shelves] }', '  - { verbs: [list], group: shop.example, resources: [pods, shelves] }', '  - { verbs: [list], resources: [shelves] }']);
  });

  test('for the whole cluster needs none, until it is bound in the namespace', () => {
    const made = 'kubectl create clusterrole looker --verb=get --resource=nodes';
    expect(rights(made)).to.deep.equal([]);
    expect(rights(made, 'kubectl create rolebinding lookers --clusterrole=looker --user=jane')).to.deep.equal(['  - { verbs: [get], resources: [nodes] }']);
  });
});

test('what describes a namespace shows its quotas and limits', () => {
  expect(rights('kubectl describe ns default | head -3').join('\n')).to.contain('{ verb: list, resource: resourcequotas, isClusterWide: true }').and.contain('resource: limitranges');
});
