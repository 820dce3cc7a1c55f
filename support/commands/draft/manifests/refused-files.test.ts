import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const pod = (image: string): string[] => ['Write `oak.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata:', '  name: oak', 'spec:', `  containers: [{ name: oak, image: "${image}" }]`)];
const refused = block('$ kubectl apply -f oak.yaml', 'Error from server (Forbidden): pods "oak" is forbidden: exceeded quota: few');
const applied = block('$ kubectl apply -f oak.yaml', 'pod/oak created');
const drafted = (...lines: string[]): string => featureLines(draftText(['# Orchard', ...lines])).join('\n');

test('a file that is refused and then applied waits for what its reader changes in it', () => {
  expect(drafted(...pod('nginx:1'), ...refused, 'Lower its memory.', ...applied, ...block('$ kubectl get pod oak'))).to.match(/TODO line \d+: line \d+ shows that this is refused[^]*TODO line \d+: it needs what line \d+ is to do/);
});

test('it does not where the text shows the change, or something happens between', () => {
  for (const between of [pod('nginx:2'), block('$ kubectl delete quota few'), block('$ kubectl create sa gardener')]) expect(drafted(...pod('nginx:1'), ...refused, ...between, ...applied)).to.include('pod "oak" is ready').and.not.to.include('shows that this is refused');
});
