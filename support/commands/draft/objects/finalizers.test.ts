import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const POD = yamlBlock('# seal.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: seal, finalizers: [post.example.org/stamp] }', 'spec: { containers: [{ name: seal, image: "nginx:1" }] }');
const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Post', ...POD, ...block('kubectl apply -f seal.yaml', ...lines)]));
const FREE = `kubectl patch pod seal --type=merge -p '{"metadata":{"finalizers":[]}}'`;

test('an object that a finalizer holds stays until a line takes that from it', () => {
  const lines = drafted('kubectl delete pod seal', 'kubectl get pod seal', FREE);
  expect(lines).to.include.members(['I run "kubectl delete pod seal > /dev/null &"', 'I run "kubectl get pod seal"', 'pod "seal" is gone within 2 minutes']);
  expect(lines.indexOf('pod "seal" is gone within 2 minutes')).to.be.greaterThan(lines.indexOf('I run "kubectl get pod seal"'));
  expect(drafted('kubectl delete pod seal --wait=false')).to.include('I run "kubectl delete pod seal --wait=false"').and.not.include('pod "seal" is gone within 2 minutes');
});

test('an object whose finalizer goes first is deleted as any other', () => {
  expect(featureLines(draftText(['# Post', ...block('kubectl run seal --image=nginx:1', 'kubectl delete pod seal')]))).to.include.members(['I run "kubectl delete pod seal"', 'pod "seal" is gone within 2 minutes']);
});
