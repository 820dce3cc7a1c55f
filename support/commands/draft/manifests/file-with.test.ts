import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const BAKERY = { 'bakery.yaml': ['apiVersion: batch/v1', 'kind: Job', 'metadata: { name: bake }', 'spec:', '  backoffLimit: 3', '  template: { spec: { restartPolicy: Never, containers: [{ name: oven, image: "busybox:1", env: [] }] } }'].join('\n') };
const todos = (...lines: string[]): string[] => featureLines(draftText(['# Bakery', '', '## 1. Look', ...block('kubectl get pods'), ...lines], { beside: BAKERY })).filter((line) => line.includes('a fragment'));

test('lines of a manifest that a text only explains, and that a file beside it has, are no fragment', () => {
  for (const part of [['kind: Job'], ['backoffLimit: 3'], ['containers:', '- name: oven', '  image: busybox:1']]) expect(todos('## 2. What it says', ...yamlBlock(...part), 'The oven bakes.'), part[0]).to.deep.equal([]);
});

test('what no file has, or the reader is asked to write, is for a person', () => {
  expect(todos('## 2. What it says', ...yamlBlock('spec:', '  backoffLimit: 4'))).to.have.length(1);
  expect(todos('## 2. Limit', 'Add this:', ...yamlBlock('spec:', '  backoffLimit: 3'))).to.have.length(1);
});
