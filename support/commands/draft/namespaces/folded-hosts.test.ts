import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, yamlBlock } from '../../../../test/kit/draft-text';

const fixture = (...lines: string[]): string => [...draftText(['# Farm', ...block('kubectl create namespace farm'), ...yamlBlock('# barn.yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: barn, namespace: farm }', 'data:', ...lines), ...block('kubectl apply -f barn.yaml')]).fixtures.values()].join('\n');

test('hosts in files have the names that they have in the run’s own namespace', () => {
  expect(fixture('  a: http://cow.farm.svc.cluster.local:80/', '  b: "cow-0.cow.farm.svc"', '  c: http://cow.farm:80', '  d: cow.default.svc.cluster.local')).to.include('a: http://cow:80/').and.include('b: "cow-0.cow"').and.include('c: http://cow:80').and.include('d: cow\n');
});

test('names that are none of its own stay', () => {
  const lines = ['  a: http://cow.meadow.svc.cluster.local', '  b: kubernetes.default.svc', '  c: cow.farm', '  d: cow.farm.svc.example.com'];
  expect(fixture(...lines)).to.include(lines.join('\n'));
});
