import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const OVEN = ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: oven }', 'data: { bread: rye }', '---', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: baker }', 'spec:', '  volumes: [{ name: oven, configMap: { name: oven } }]', '  containers: [{ name: baker, image: nginx, volumeMounts: [{ name: oven, mountPath: /etc/oven }] }]'].join('\n');

test('a key that only an edit could have made waits for what its author says of the edit', () => {
  const lines = (...typed: string[]): string[] => featureLines(draftText(['# Bakery', ...block('kubectl apply -f oven.yaml', ...typed)], { beside: { 'oven.yaml': OVEN } }));
  const edited = lines('kubectl edit cm oven', 'kubectl exec baker -- cat /etc/oven/bread', 'kubectl exec baker -- ls /etc/oven', 'kubectl exec baker -- cat /etc/oven/cake');
  expect(edited).to.include.members(['I run "kubectl exec baker -- cat /etc/oven/bread"', 'I run "kubectl exec baker -- ls /etc/oven"', '# TODO line 8: it needs what line 5 is to do; then take these steps in']);
  expect(edited).not.to.include('I run "kubectl exec baker -- cat /etc/oven/cake"');
  expect(lines('kubectl exec baker -- cat /etc/oven/cake')).to.include('I run "kubectl exec baker -- cat /etc/oven/cake"');
});

test('a key that the reader has changed is awaited, as nodes take a while', () => {
  const lines = (...typed: string[]): string[] => featureLines(draftText(['# Bakery', ...block('$ kubectl apply -f oven.yaml', ...typed)], { beside: { 'oven.yaml': OVEN } }));
  const look = ['$ kubectl exec baker -- cat /etc/oven/bread', 'wheat'];
  expect(lines('$ kubectl patch cm oven -p \'{"data":{"bread":"wheat"}}\'', ...look)).to.include('I see "wheat" within 2 minutes');
  expect(lines(...look)).to.include('I see "wheat"').and.not.include('I see "wheat" within 2 minutes');
});
