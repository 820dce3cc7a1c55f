import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Oven', ...block(...lines)]));

test('kubectl run with replicas made a Deployment, which kubectl create makes today', () => {
  const draft = draftText(['# Oven', ...block('kubectl run oven --image=nginx:1.27 --replicas=2 --port=80', 'kubectl get pods -l run=oven', 'kubectl expose deployment oven --target-port=80')]);
  expect(featureLines(draft)).to.include.members(['I run "kubectl create deployment oven --image=nginx:1.27 --replicas=2 --port=80"', 'deployment "oven" is available within 2 minutes', 'I run "kubectl get pods -l app=oven"', 'service "oven" exists']);
  expect(draft.questions.join('\n')).to.include('kubectl run, for a Deployment').and.include('kubectl create deployment');
});

test('so it did where the text goes on with the Deployment, and its command is kept', () => {
  expect(drafted('kubectl run oven --image=busybox:1 --generator=deployment/v1beta1 -- sleep 3600', 'kubectl get pods')).to.include('I run "kubectl create deployment oven --image=busybox:1 -- sleep 3600"');
  expect(drafted('kubectl run oven --image nginx:1.27 --record', 'kubectl scale deploy/oven --replicas=3')).to.include('I run "kubectl create deployment oven --image=nginx:1.27"');
  expect(drafted('$ kubectl run oven --image=nginx:1.27', 'deployment.apps/oven created', '$ kubectl get pods')).to.include('I run "kubectl create deployment oven --image=nginx:1.27"');
});

test('it makes a Pod where the text speaks of one, where something else makes the Deployment, and with options of a Pod only', () => {
  for (const below of [['kubectl logs oven', 'kubectl get deployment oven'], ['kubectl create deployment oven --image=nginx:1.27'], ['kubectl get pods']]) {
    expect(drafted('kubectl run oven --image=nginx:1.27', ...below).join('\n'), below.join()).to.include('I run "kubectl run oven --image=nginx:1.27"');
  }
  expect(drafted('kubectl run oven --image=nginx:1.27 --env=HEAT=200', 'kubectl scale deployment oven --replicas=2').join('\n')).not.to.include('create deployment');
});
