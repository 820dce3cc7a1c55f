import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const door = (name: string, port: number): string[] => ['apiVersion: v1', 'kind: Service', `metadata: { name: ${name} }`, `spec: { type: NodePort, selector: { app: shop }, ports: [{ port: 80, nodePort: ${port} }] }`];
const WHY = /has the node port of service \w+, and a cluster gives a port once/;
const drafted = (...lines: string[]): string => featureLines(draftText(['# Shop', ...lines])).join('\n');
const front = yamlBlock('# front.yaml', ...door('front', 30111));

test('a service that a block only shows goes before another one of the text with its node port is made', () => {
  const lines = (port: number): string => drafted(...yamlBlock(...door('back', port)), ...front, ...block('kubectl apply -f front.yaml'));
  expect(lines(30111)).to.include('I run "kubectl apply -f service-back.yaml"').and.match(/I run "kubectl delete service back --ignore-not-found"\n[^]*I run "kubectl apply -f front.yaml"/).and.not.match(WHY);
  expect(lines(30112)).to.not.include('kubectl delete service back');
});

test('a service whose node port one has that is there is for a person, until that one is deleted', () => {
  const lines = (...typed: string[]): string => drafted(...front, ...yamlBlock('# back.yaml', ...door('back', 30111)), ...block('kubectl apply -f front.yaml', ...typed, 'kubectl apply -f back.yaml'));
  expect(lines()).to.match(WHY);
  expect(lines('kubectl delete service front')).not.to.match(WHY);
});
