import { test } from 'node:test';
import { expect } from 'chai';
import { draftText, featureTexts } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const BARN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: barn }\n';

const draftOf = (...lines: readonly string[]): Draft => draftText(['# Barn', '```sh', ...lines, '```'], { beside: { 'barn.yaml': BARN } });
const stepsOf = (draft: Draft): string => featureTexts(draft).join('');

test('what a line has deleted is not there before the reader begins, and a look at it has no expectation', () => {
  const draft = draftOf('kubectl apply -f barn.yaml', 'kubectl delete -f barn.yaml', 'kubectl get configmap barn -o yaml', 'kubectl label configmap barn open=yes', 'kubectl annotate configmap barn a=b');
  expect(draft.fixtures.has('before.yaml')).to.equal(false);
  expect(stepsOf(draft)).to.contain('# TODO line 5: line 4 has deleted config map "barn": say what must be seen').and.to.match(/I run "kubectl get configmap barn -o yaml"\n(?! +Then the exit code)/);
});

test('what is made once more is there, and what nothing has made may be there beforehand', () => {
  const again = draftOf('kubectl apply -f barn.yaml', 'kubectl delete -f barn.yaml', 'kubectl apply -f barn.yaml', 'kubectl get configmap barn -o yaml');
  expect(stepsOf(again)).to.not.contain('has deleted');
  expect(stepsOf(again)).to.match(/I run "kubectl get configmap barn -o yaml"\n +Then the exit code is 0/);
  expect(draftOf('kubectl get configmap barn -o yaml').fixtures.get('before.yaml')).to.contain('name: barn');
});
