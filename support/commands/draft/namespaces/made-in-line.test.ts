import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

test('a line that makes its namespace first is typed without that', () => {
  const drafted = (line: string): string[] => featureLines(draftText(['# Quay', ...block(line)]));
  expect(drafted('kubectl create ns quay; kubectl create configmap crate -n quay')).to.include('I run "kubectl create configmap crate"');
  expect(drafted('kubectl create namespace quay && kubectl run boat --image=busybox:1 -n quay -- sleep 60')).to.include('I run "kubectl run boat --image=busybox:1 -- sleep 60"');
  expect(drafted('kubectl create ns quay').join('\n')).to.contain('left out (the run has a namespace of its own)');
});
