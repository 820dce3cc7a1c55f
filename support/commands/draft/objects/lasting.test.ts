import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const CREATE = 'kubectl create configmap menu --from-literal=soup=leek';
const AGAIN = 'kubectl create configmap menu --from-literal=pie=plum';
const SOUP = 'config map "menu" has the key "soup"';

const firstTask = (...second: string[]): string => featureTexts(draftText(['# Kitchen', '## Step 1: Write', ...block(CREATE), '## Step 2: Write it again', ...block(...second), '## Step 3: Look', ...block('kubectl get configmap menu')]))[0] ?? '';

describe('Thens of a task that a later one starts from', () => {
  test('say nothing of the contents of what the later one deletes and makes once more', () => {
    const text = firstTask('kubectl delete configmap menu', AGAIN);
    expect(text).to.match(/^ +Then config map "menu" exists$/m).and.include(`# left out, because task 2 makes it once more: ${SOUP}`);
    expect(text).not.to.match(new RegExp(`^ +(?:Then|And) ${SOUP}`, 'm'));
  });

  test('stay where the later one asks for the same', () => {
    expect(firstTask('kubectl delete configmap menu', CREATE)).to.match(new RegExp(`^ +And ${SOUP}`, 'm'));
  });

  test('stay where it only looks, deletes it, or makes another object', () => {
    for (const second of [['kubectl describe configmap menu'], ['kubectl delete configmap menu'], ['kubectl get configmap menu', AGAIN.replace('menu', 'wines')]]) expect(firstTask(...second), second.join()).to.match(new RegExp(`^ +And ${SOUP}`, 'm'));
  });
});
