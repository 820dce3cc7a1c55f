import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

test('what a dry run prints for a namespace names it, also where a line then applies the file', () => {
  const lines = featureLines(draftText(['# Orchard', ...block('kubectl create namespace beta', 'kubectl run apple -n beta --image=nginx:1.27 -o yaml --dry-run=client > apple.yaml', 'kubectl apply -f apple.yaml', 'cat <<EOF | kubectl apply -f -', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: apple, namespace: beta }', 'spec: { containers: [{ name: apple, image: "nginx:1.27" }] }', 'EOF')]));
  expect(lines.join('\n')).not.to.include('TODO');
});

test('kubectl with a capital letter is kubectl', () => {
  expect(featureLines(draftText(['# Orchard', ...block('Kubectl create configmap apple --from-literal=kind=red', 'kubectl get pods')]))).to.include('I run "kubectl create configmap apple --from-literal=kind=red"');
});
