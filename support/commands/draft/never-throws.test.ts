import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureLines(draftText(['# Mill', ...lines])).join('\n');

test('a line that bash cannot read, below a shell that a task has left open, is for a person', () => {
  expect(drafted('## Step 1', ...block('kubectl run mill --image=busybox:1 -- sleep 3600', 'kubectl exec -it mill -- sh'), '## Step 2', ...block('kubectl label pod mill <key=value> wind>', 'kubectl get pods'))).to.include('TODO');
});

test('a document without a kind, beside one that has it, is read', () => {
  expect(drafted('Write `mill.yaml`:', ...yamlBlock('metadata: { name: sail }', '---', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: mill }', 'data: { wind: strong }'), ...block('kubectl apply -f mill.yaml'))).to.include('config map "mill" exists');
});

test('keys without values of an object of the whole cluster are read', () => {
  expect(drafted('Write `volume.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: PersistentVolume', 'metadata:', '  name: mill', '  annotations:', '  labels:', 'spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /tmp/mill } }'), ...block('kubectl apply -f volume.yaml'))).to.include('volume.yaml');
});
