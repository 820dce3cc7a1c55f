import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../test/kit/draft-text';
import { withSpaces } from './tabs';

const POD = ['apiVersion: v1', 'kind: Pod', 'metadata:', '\tname: oven', 'spec:', '\tcontainers:', '\t- name: main', '\t  image: nginx:1'];

test('YAML with tabs has spaces in their place; other texts keep theirs', () => {
  expect(withSpaces('metadata:\n\tlabels:\n\t\tapp: oven')).to.equal('metadata:\n  labels:\n    app: oven');
  for (const text of ['all:\n\tmake it', 'data:\n  notes: |\n    one\ttwo', 'spec:\n\t- {']) expect(withSpaces(text)).to.equal(text);
});

test('a manifest with tabs is read, and its author is asked', () => {
  for (const draft of [draftText(['# Bakery', 'Save as oven.yaml:', '', '```yaml', ...POD, '```', ...block('kubectl apply -f oven.yaml')]), draftText(['# Bakery', ...block('kubectl apply -f oven.yaml')], { beside: { 'oven.yaml': `${POD.join('\n')}\n` } })]) {
    expect(featureLines(draft)).to.include('pod "oven" is ready within 2 minutes');
    expect(draft.questions.join('\n')).to.match(/tabs in YAML \(line \d+\) cannot be meant: spaces stands in its place/);
  }
});
