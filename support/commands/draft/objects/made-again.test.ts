import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const CREATE = 'kubectl create deployment mill --image=nginx:1';
const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...block(...lines)]));
const times = (lines: readonly string[], line: string): number => lines.filter((each) => each === `I run "${line}"`).length;

describe('an object that the text has deleted, and goes on with', () => {
  for (const line of ['kubectl scale deployment mill --replicas=3', 'kubectl rollout restart deploy/mill', 'kubectl set image deployment/mill nginx=nginx:2', 'kubectl expose deployment mill --port=80'])
    test(`is made again, as it was made before: ${line}`, () => {
      const lines = drafted(CREATE, 'kubectl delete deployment mill', line);
      expect(times(lines, CREATE)).to.equal(2);
      expect(lines.lastIndexOf(`I run "${CREATE}"`)).to.be.greaterThan(lines.indexOf('I run "kubectl delete deployment mill"')).and.lessThan(lines.indexOf(`I run "${line}"`));
    });

  test('is made again before a shell opens in it', () => {
    const lines = featureLines(draftText(['# Mill', ...block('$ kubectl run mill --image=nginx:1', '$ kubectl delete pod mill', '$ kubectl exec -it mill -- sh', '# ls'), ...block('kubectl get pods')]));
    expect(times(lines, 'kubectl run mill --image=nginx:1')).to.equal(2);
    expect(lines.indexOf('I open a shell in pod "mill"')).to.be.greaterThan(lines.lastIndexOf('I run "kubectl run mill --image=nginx:1"'));
  });

  test('is made again once', () => {
    expect(times(drafted(CREATE, 'kubectl delete deployment mill', 'kubectl scale deployment mill --replicas=3', 'kubectl scale deployment mill --replicas=2'), CREATE)).to.equal(2);
  });

  test('is found by its file, too', () => {
    const manifest = yamlBlock('# mill.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec: { containers: [{ name: mill, image: "nginx:1" }] }');
    const lines = featureLines(draftText(['# Mill', ...manifest, ...block('kubectl apply -f mill.yaml', 'kubectl delete pod mill', 'kubectl replace -f mill.yaml')]));
    expect(times(lines, 'kubectl apply -f mill.yaml')).to.equal(2);
    expect(lines.filter((line) => line === 'I create the file "mill.yaml"')).to.have.length(1);
  });

  test('stays deleted where a line only looks, makes it itself, or shows that it is gone', () => {
    for (const line of ['kubectl get deployment mill', 'kubectl describe deployment mill', 'kubectl delete deployment mill', 'kubectl apply -f other.yaml']) expect(times(drafted(CREATE, 'kubectl delete deployment mill', line), CREATE), line).to.equal(1);
    expect(times(drafted(CREATE, 'kubectl delete deployment mill', '$ kubectl scale deployment mill --replicas=3', 'Error from server (NotFound): deployments.apps "mill" not found'), CREATE)).to.equal(1);
    expect(times(drafted(CREATE, 'kubectl delete deployment mill', 'kubectl replace --force -f mill.yaml'), CREATE)).to.equal(1);
  });

  test('is made again where a placeholder means its Pod, and is for a person where only the scene had it', () => {
    const lines = drafted(CREATE, 'kubectl delete deployment mill', 'kubectl describe pod <pod-name>', 'kubectl delete pod mill-5d8f4c6c8d-xk2qv');
    expect(times(lines, CREATE)).to.equal(2);
    expect(lines.indexOf('I run "kubectl describe pod $millPod"')).to.be.greaterThan(lines.lastIndexOf(`I run "${CREATE}"`));
    const mill = yamlBlock('apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: mill }', 'spec: { selector: { matchLabels: { app: mill } }, template: { metadata: { labels: { app: mill } }, spec: { containers: [{ name: mill, image: "nginx:1" }] } } }').join('\n');
    const beside = featureLines(draftText(['# Mill', ...block('kubectl get deployment mill', 'kubectl delete deployment mill', 'kubectl logs <pod-name>')], { beside: { 'other.md': mill } }));
    expect(beside).to.include('# TODO line 6: line 5 has deleted Deployment/mill, whose Pod this asks for');
  });
});
