import { expect } from 'chai';
import { test } from 'node:test';
import type { Draft } from '../draft-lab';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const HEAD = yamlBlock('apiVersion: v1', 'kind: Pod');
const NAME = ['Give it a name:', ...yamlBlock('metadata:', '  name: lamp'), 'And a label:', ...yamlBlock('  labels:', '    room: hall')];
const CONTAINER = ['It has one container:', ...yamlBlock('spec:', '  containers:'), 'With a name:', ...yamlBlock('  - name: light'), 'And an image:', ...yamlBlock('    image: nginx:1.27')];
const draft = (...lines: string[]): Draft => draftText(['# Lamp', 'Write these lines:', ...lines]);
const WHOLE = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: lamp\n  labels:\n    room: hall\nspec:\n  containers:\n  - name: light\n    image: nginx:1.27\n';

test('a manifest that its reader writes in pieces is one file, under the name that lines below apply', () => {
  const drafted = draft(...HEAD, ...NAME, ...CONTAINER, ...block('kubectl apply -f lamp.yaml'));
  expect(featureLines(drafted)).to.include.members(['I create the file "lamp.yaml"', 'pod "lamp" is ready within 2 minutes']);
  expect(drafted.fixtures.get('lamp.yaml')).to.equal(WHOLE);
});

test('what the text then shows of the whole changes nothing', () => {
  const drafted = draft(...HEAD, ...NAME, ...CONTAINER, 'All of it:', ...yamlBlock('spec:', '  containers:', '  - name: light', '    image: nginx:1.27'), ...block('kubectl apply -f lamp.yaml'));
  expect(drafted.fixtures.get('lamp.yaml')).to.equal(WHOLE);
  expect(featureLines(drafted).join('\n')).not.to.include('TODO');
});

test('pieces that make no whole manifest stay for a person', () => {
  expect(featureLines(draft(...HEAD, ...NAME, ...block('kubectl get pods'))).join('\n')).to.include('# TODO line 5: Kubernetes refuses Pod lamp: it has no spec.containers');
});
