import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

test('a line that makes its namespace first is typed without that', () => {
  const drafted = (line: string): string[] => featureLines(draftText(['# Quay', ...block(line)]));
  expect(drafted('kubectl create ns quay; kubectl create configmap crate -n quay')).to.include('I run "kubectl create configmap crate"');
  expect(drafted('kubectl create namespace quay && kubectl run boat --image=busybox:1 -n quay -- sleep 60')).to.include('I run "kubectl run boat --image=busybox:1 -- sleep 60"');
  expect(drafted('kubectl create ns quay').join('\n')).to.contain('left out (the run has a namespace of its own)');
});

test('a namespace that is empty says nothing of what another one has', () => {
  const boat = 'kubectl run boat --image=busybox:1 -n quay -- sleep 60';
  const none = (...lines: string[]): boolean => featureLines(draftText(['# Quay', ...block('$ kubectl create ns quay', `$ ${boat}`, ...lines, 'No resources found in default namespace.')])).some((line) => line.startsWith('there are no pods'));
  expect(none('$ kubectl get pods')).to.equal(false);
  expect(none('$ kubectl delete pod boat -n quay', '$ kubectl get pods')).to.equal(true);
  expect(featureLines(draftText(['# Quay', ...block('$ kubectl create deployment boat --image=nginx:1 --replicas=0', '$ kubectl get pods', 'No resources found in default namespace.')])).join('\n')).to.contain('there are no pods');
});
