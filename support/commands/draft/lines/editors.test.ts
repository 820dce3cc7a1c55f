import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

test('an editor with the file below it in the same block writes that file', () => {
  const lab = draftText(['# Quay', ...block('nano boat.yaml', '', 'apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: boat }'), ...block('kubectl apply -f boat.yaml')]);
  expect(featureLines(lab)).to.include('I create the file "boat.yaml"').and.include('I run "kubectl apply -f boat.yaml"');
  expect(lab.fixtures.get('boat.yaml')).to.contain('name: boat');
  expect(featureLines(draftText(['# Quay', ...block('vi boat.txt', 'kubectl get pods')])).join('\n')).to.contain('the lines below write it');
});
