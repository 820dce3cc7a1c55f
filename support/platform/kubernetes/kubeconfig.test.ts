import { test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'yaml';
import { inNamespace } from './kubeconfig';

test('commands without a namespace go to the lab’s own', () => {
  const kubeconfig = 'apiVersion: v1\nkind: Config\ncurrent-context: kind-demo\ncontexts:\n- context:\n    cluster: kind-demo\n    user: kind-demo\n  name: kind-demo\n';
  const expected = [{ name: 'kind-demo', context: { cluster: 'kind-demo', user: 'kind-demo', namespace: 'own' } }];
  expect((parse(inNamespace(kubeconfig, 'own')) as { contexts: unknown }).contexts).to.deep.equal(expected);
});
