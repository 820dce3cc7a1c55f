import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Bakery', ...block(...lines)]));

test('the kubeconfig that all lines name is that of the reader’s cluster: the run has its own', () => {
  const lines = drafted('kubectl --kubeconfig=./bakery$N.conf create configmap loaf --from-literal=kind=rye', 'kubectl get configmap loaf --kubeconfig=./bakery$N.conf');
  expect(lines).to.include.members(['I run "kubectl create configmap loaf --from-literal=kind=rye"', 'I run "kubectl get configmap loaf"']);
});

test('one that only some lines name, or that a line makes, is somebody else’s', () => {
  for (const others of [['kubectl get pods', 'kubectl get services'], ['cp ann.conf.template ann.conf']]) {
    expect(drafted(...others, 'kubectl get configmaps --kubeconfig=ann.conf').join('\n'), others.join()).to.include('--kubeconfig=ann.conf');
  }
});
