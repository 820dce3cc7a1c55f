import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string => featureLines(draftText(['# Boats', ...block(...lines)])).join('\n');

test('what is exposed without a port has that of its image', () => {
  const lab = draftText(['# Boats', ...block('kubectl create deployment quay --image=nginx:1', 'kubectl expose deployment quay --type=NodePort', 'kubectl expose deployment/quay --name pier')]);
  expect(featureLines(lab)).to.include.members(['I run "kubectl expose deployment quay --port=80 --type=NodePort"', 'I run "kubectl expose deployment/quay --port=80 --name pier"']);
  expect(lab.questions.join('\n')).to.contain('kubectl expose quay without a port (lines 5, 6) cannot be meant: --port=80 stands in its place');
});

test('of an image that not everybody knows, a person says the port', () => {
  expect(drafted('kubectl create deployment quay --image=harbour/quay:1', 'kubectl expose deployment quay')).to.contain('# TODO line 5: say --port: nothing in the text says at which port quay listens');
});

test('a port that the text says is taken', () => {
  for (const made of ['kubectl create deployment quay --image=nginx:1 --port=8080', 'kubectl create deployment quay --image=nginx:1\nkubectl set env deployment quay PORT=80']) expect(drafted(...made.split('\n'), 'kubectl expose deployment quay'), made).to.contain('I run "kubectl expose deployment quay"');
  expect(drafted('kubectl run quay --image=nginx:1', 'kubectl expose pod quay --port=8080')).to.contain('I run "kubectl expose pod quay --port=8080"');
});
