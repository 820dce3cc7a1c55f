import { expect } from 'chai';
import { test } from 'node:test';
import { lastOfSeveral, sharedOutput } from './shared-output';

const shared = (texts: readonly string[], shown: readonly string[]): [string, string][] | undefined => sharedOutput(texts.map((text, index) => ({ text, line: index + 1 })), shown.join('\n'))?.map(({ command, text }) => [command.text, text]);
const TABLE = ['NAME   READY', 'oven   1/1'];

test('each command has what it prints', () => {
  const texts = ['kubectl rollout undo deployment/oven -n shop', 'kubectl rollout status deployment/oven', 'kubectl get deployments'];
  const shown = ['deployment.apps/oven rolled back', 'Waiting for deployment "oven" rollout to finish: 1 old replicas are pending termination...', 'deployment "oven" successfully rolled out', ...TABLE];
  expect(shared(texts, shown)).to.deep.equal([[texts[0], shown[0]], [texts[1], shown.slice(1, 3).join('\n')], [texts[2], TABLE.join('\n')]]);
});

test('two tables are those of two commands', () => {
  const other = ['NAME   AGE', 'till   5s'];
  expect(shared(['kubectl get pods', 'kubectl -n shop get services'], [...TABLE, '', ...other])).to.deep.equal([['kubectl get pods', TABLE.join('\n')], ['kubectl -n shop get services', other.join('\n')]]);
});

test('what no pattern knows is of the command that may print anything', () => {
  const texts = ['kubectl create configmap loaf --from-literal=kind=rye', "kubectl get configmap loaf -o jsonpath='{.data.kind}'"];
  expect(shared(texts, ['configmap/loaf created', 'rye'])).to.deep.equal([[texts[0], 'configmap/loaf created'], [texts[1], 'rye']]);
});

test('a command of which the text shows nothing has none', () => {
  const texts = ['kubectl apply -f a.yaml', 'kubectl get pods', 'kubectl get services'];
  expect(shared(texts, ['pod/oven created', 'service/oven created', ...TABLE])).to.deep.equal([[texts[0], 'pod/oven created\nservice/oven created'], [texts[1], TABLE.join('\n')]]);
});

test('as many lines as there are commands are one of each, and some print nothing', () => {
  const texts = ['sleep 100', 'kubectl exec oven -- cat /etc/oven', 'kubectl exec oven -- printenv HEAT', 'kubectl get pod oven -o yaml > oven.yaml'];
  expect(shared(texts, ['rye', '200'])).to.deep.equal([[texts[1], 'rye'], [texts[2], '200']]);
});

test('a report is of the command that names its object, its kind or a file', () => {
  const texts = ["kubectl delete pods -l 'app in (oven,till)'", 'kubectl delete service till', 'kubectl delete -f shop.yaml'];
  const shown = ['pod "oven" deleted', 'pod "loaf" deleted', 'pod "till" deleted', 'service "till" deleted', 'deployment.apps "shop" deleted', 'service "door" deleted'];
  expect(shared(texts, shown)).to.deep.equal([[texts[0], shown.slice(0, 3).join('\n')], [texts[1], shown[3]], [texts[2], shown.slice(4).join('\n')]]);
});

test('what has no columns is no row of a table', () => {
  const texts = ['kubectl get pods', 'kubectl exec oven -- cat /etc/oven'];
  expect(shared(texts, [...TABLE, 'rye'])).to.deep.equal([[texts[0], TABLE.join('\n')], [texts[1], 'rye']]);
});

test('an error is of the line that ends with it', () => {
  const texts = ['kubectl label pod oven heat=high', 'kubectl label pod oven heat=high --overwrite', 'kubectl get pods'];
  const error = "error: 'heat' already has a value (low), and --overwrite is false";
  expect(shared(texts, [error, 'pod/oven labeled', ...TABLE])).to.deep.equal([[texts[0], error], [texts[1], 'pod/oven labeled'], [texts[2], TABLE.join('\n')]]);
});

test('of several commands that may print anything, the last line is of the last one', () => {
  const last = (...texts: string[]): string => lastOfSeveral(texts.map((text, index) => ({ text, line: index + 1 })), 'a\nb\n');
  expect(last('kubectl get pods -o name', 'kubectl get services -o name')).to.equal('b');
  expect(last('sleep 5', 'kubectl get services -o name')).to.equal('a\nb\n');
});

test('nothing is shared out where a line could be of none or of several', () => {
  expect(shared(['kubectl get pods', 'kubectl get services'], ['rye'])).to.equal(undefined);
  expect(shared(['cat a', 'cat b'], ['a', 'b', 'c'])).to.equal(undefined);
  expect(shared(['kubectl get deployments,pods', 'kubectl get services'], [...TABLE, '', ...TABLE])?.length ?? 0).to.be.lessThan(3);
});
