import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const CREATE = 'kubectl create configmap menu --from-literal=soup=leek';
const AGAIN = 'kubectl create configmap menu --from-literal=pie=plum';
const SOUP = 'config map "menu" has the key "soup"';

const firstTask = (...second: string[]): string => featureTexts(draftText(['# Kitchen', '## Step 1: Write', ...block(CREATE), '## Step 2: Write it again', ...block(...second), '## Step 3: Look', ...block('kubectl get configmap menu')]))[0] ?? '';

test('a request that fails is no Then where a later task puts its Service right', () => {
  const asked = ['$ kubectl exec guest -- wget -qO- http://menu', "wget: can't connect to remote host: Connection refused"];
  const tasks = (repair: string): string => featureTexts(draftText(['# Kitchen', '## Step 1: Open', ...block('kubectl run guest --image=busybox:1 -- sleep 3600', 'kubectl create service clusterip menu --tcp=80'), '## Step 2: Ask', ...block(...asked), '## Step 3: Repair', ...block(repair)]))[1] ?? '';
  expect(tasks(`kubectl patch service menu -p '{"spec":{"selector":{"app":"cook"}}}'`)).to.include('# left out, because task 3 changes it: I see "');
  expect(tasks('kubectl describe service menu')).to.match(/^ +Then I see "/m);
});

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
