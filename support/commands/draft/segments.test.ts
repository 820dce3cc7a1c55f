import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, yamlText } from '../../../test/kit/draft-text';

const CREATE = block('kubectl create deployment raft --image=nginx:1');
const SCALE = block('kubectl scale deployment raft --replicas=3');

/** What the last task needs. */
const needsOf = (...steps: string[][]): string => / needs: (\[[^\]]*\]) \}\s*$/.exec(yamlText(draftText(['# Raft', ...steps.flatMap((lines, index) => [`## Step ${index + 1}: Go`, ...lines])])).trim())?.[1] ?? '';

describe('a task that deletes', () => {
  test('needs the task that made the object, not those that changed it', () => {
    expect(needsOf(CREATE, SCALE, block('kubectl delete deployment raft'))).to.equal('[1]');
    expect(needsOf(CREATE, SCALE, block('kubectl get pods', 'kubectl delete deployment raft'))).to.equal('[1]');
  });

  test('needs the changes as well where it does more', () => {
    expect(needsOf(CREATE, SCALE, block('kubectl set image deployment/raft nginx=nginx:2'))).to.equal('[1, 2]');
    expect(needsOf(CREATE, SCALE, block('kubectl rollout restart deployment raft', 'kubectl get pods', 'kubectl create configmap oar --from-literal=a=b'))).to.equal('[1, 2]');
  });
});

test('a task that makes an object once more, and frees its name before, needs nothing of the one before', () => {
  const map = (value: string): string[] => block(`kubectl create configmap oar --from-literal=length=${value}`);
  expect(needsOf(map('2'), map('3'))).to.equal('');
});
