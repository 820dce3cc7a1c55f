import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const PODS = block('NAME                    READY   STATUS             RESTARTS   AGE', 'shop-6d4cf56db6-abcde   1/1     Running            0          5m', 'shop-7f9c5d8b4c-zzzzz   0/1     ImagePullBackOff   0          30s');

/** Features and lab.yaml of a text. */
function drafted(...lines: string[]): string {
  const { features } = draftText(['# Shop', ...lines]);
  return [...features].filter(([name]) => name !== 'lab.md').map(([, text]) => text).join('\n');
}
const BEGIN = ['## 1. Open', ...block('kubectl create deployment shop --image=nginx'), '## 2. Change it'];

test('an image that the text shows not to be there is not asked for, nor are Pods with it', () => {
  const lab = drafted(...BEGIN, ...block('kubectl set image deployment/shop nginx=nginx:9.9', 'kubectl get pods -l app=shop'), 'You see:', ...PODS);
  expect(lab).to.contain('the nginx image is available').and.not.match(/nginx-9\.9|nginx:9\.9 image|name: "nginx:9\.9"/);
  expect(lab).to.contain('say what must be seen, for the text shows ImagePullBackOff').and.contain('Then deployment "shop" runs the image "nginx:9.9"').and.not.contain('is rolled out');
});

test('by its name, it is not there either; other images of the text stay', () => {
  const lab = drafted(...BEGIN, ...block('kubectl set image deployment/shop nginx=nginx:does-not-exist'), '## 3. Another', ...block('kubectl run till --image=nginx:1.36'));
  expect(lab).to.not.match(/does-not-exist(?:"? })| does-not-exist image|nginx-does-not-exist/);
  expect(lab).to.contain('by its name, nginx:does-not-exist is not there').and.contain('{ name: "nginx:1.36" }');
});

test('rows of Pods that a later line of the task replaces are left out', () => {
  const apply = block("cat <<EOT > shop.yaml", 'kind: Deployment', 'metadata: { name: shop }', 'spec: { note: "\\$X" }', 'EOT', 'kubectl apply -f shop.yaml');
  for (const first of [apply, block('kubectl create deployment shop --image=nginx')]) {
    const lab = drafted('## 1. Open', ...first, '## 2. Break it', ...block('kubectl set image deployment/shop nginx=nginx:9.9', 'kubectl get pods -l app=shop'), 'You see:', ...PODS, 'Go back:', ...block('kubectl rollout undo deployment/shop'));
    expect(lab).to.contain('left out, because a later line of the task changes Deployment/shop: the output has the rows').and.not.match(/\| 0\/1 +\| ImagePullBackOff/);
    expect(lab).to.contain('deployment "shop" is rolled out');
  }
});

test('a rollout that waits for such an image does not end', () => {
  const lines = featureLines(draftText(['# Oven', ...block('kubectl create deployment oven --image=nginx:1', 'kubectl rollout status deployment/oven', 'kubectl set image deployment/oven nginx=nginx:does-not-exist', 'kubectl rollout status deployment/oven', 'kubectl rollout undo deployment/oven', 'kubectl rollout status deployment oven')]));
  expect(lines.join('\n')).to.match(/I run "kubectl rollout status --timeout=10s deployment\/oven"\nthe exit code is 1\nI see "timed out"\nI run "kubectl rollout undo/);
  expect(lines.filter((line) => line.includes('--timeout'))).to.have.length(1);
});

test('a rollout that is paused ends once it is resumed', () => {
  const lines = featureLines(draftText(['# Oven', ...block('kubectl create deployment oven --image=nginx:1', 'kubectl rollout pause deployment/oven', 'kubectl rollout status deployment/oven', 'kubectl set image deployment/oven nginx=nginx:2', 'kubectl rollout status deployment/oven # stays stuck', 'kubectl rollout resume deployment/oven', 'kubectl rollout status deployment/oven')]));
  expect(lines.filter((line) => line.includes('rollout status'))).to.deep.equal(['I run "kubectl rollout status deployment/oven"', 'I run "kubectl rollout status --timeout=10s deployment/oven # stays stuck"', 'I run "kubectl rollout status deployment/oven"']);
});

test('a tag that an image of Docker Hub cannot have is not there, and an own one may be', () => {
  for (const [image, isThere] of [['nginx:invalid-version', false], ['redis:broken', false], ['nginx:1.999', false], ['nginx:1.29', true], ['shop:broken', true], ['nginx:stable-alpine', true]] as const)
    expect(drafted(...BEGIN, ...block(`kubectl set image deployment/shop nginx=${image}`)).includes(`by its name, ${image} is not there`), image).to.equal(!isThere);
});
