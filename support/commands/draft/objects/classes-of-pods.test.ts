import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const pod = (spec: string): string[] => ['Write `hen.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: hen }', `spec: { ${spec}containers: [{ name: hen, image: "nginx:1" }] }`)];
const made = ['Write `first.yaml`:', ...yamlBlock('apiVersion: scheduling.k8s.io/v1', 'kind: PriorityClass', 'metadata: { name: first }', 'value: 10'), ...block('kubectl apply -f first.yaml')];
const written = (...lines: string[]): string => featureTexts(draftText(['# Hens', ...lines, ...block('kubectl apply -f hen.yaml')])).join('\n');

test('a Pod with a class that a person must make waits for it', () => {
  expect(written(...made, ...pod('priorityClassName: first, '))).to.match(/# TODO line \d+: it needs what line 13 is to do; then take these steps in\n +# +When I create the file "hen.yaml"\n +# +And I run "kubectl apply -f hen.yaml"/);
});

test('a class that nothing in the text makes must be there; the author is asked for it', () => {
  expect(written(...pod('priorityClassName: first, '))).to.match(/# TODO line \d+: the cluster must have the priority class first; then/);
  expect(written(...pod('runtimeClassName: gvisor, '))).to.match(/# TODO line \d+: the cluster must have the runtime class gvisor; then/);
});

test('classes of Kubernetes are there, and a Pod without one waits for none', () => {
  for (const spec of ['priorityClassName: system-node-critical, ', '']) expect(written(...made, ...pod(spec))).to.contain('pod "hen" is ready');
});
