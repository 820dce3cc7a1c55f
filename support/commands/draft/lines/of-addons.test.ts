import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock, yamlText } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const draft = (...lines: string[]): Draft => draftText(['# Mill', ...lines]);
const STONE = ['Write `stone.yaml`:', ...yamlBlock('apiVersion: grind.example.org/v1', 'kind: Policy', 'metadata: { name: stone }')];

describe('a line that only looks at what the whole cluster must have', () => {
  for (const line of ['kubectl logs -n ingress-nginx deploy/ingress-nginx-controller', 'kubectl logs -n ingress-nginx <pod name> | grep error', 'kubectl top pods -n stone-system', 'kubectl rollout status deploy/stone -n stone-system', 'kubectl get all -n kong', 'kubectl get certificates -A', 'kubectl describe clusterissuer', 'kubectl get stones.grind.example.org', 'cmctl check api', 'istioctl version', 'cilium install', 'linkerd check'])
    test(`is left out, as the addon itself is: ${line}`, () => {
      expect(outcomesOf(draft(...block(line, 'kubectl get pods')))[0]).to.equal('left out');
    });

  test('is left out, too, in the namespace that the text gives an addon', () => {
    const lab = draft(...block('helm install watch prometheus-community/prometheus -n east', 'kubectl logs -n east deploy/watch', 'kubectl get pods -n east', 'kubectl get pods'));
    expect(outcomesOf(lab)).to.deep.equal(['left out', 'left out', 'typed', 'sentence']);
  });

  test('is left out where it searches for what the author is asked for, and only there', () => {
    const outcomes = (line: string): string[] => outcomesOf(draft(...block('helm install watch prometheus-community/prometheus -n east', line, 'kubectl get pods')));
    for (const line of ['kubectl get crd | grep -i prometheus', 'kubectl -n kube-system get pods | grep prometheus', 'kubectl api-resources | grep -i Prometheus']) expect(outcomes(line)[1], line).to.equal('left out');
    expect(outcomes('kubectl get pods | grep stone')[1]).to.equal('typed');
  });

  for (const line of ['kubectl delete certificate stone', 'kubectl delete pod stone -n ingress-nginx', 'kubectl exec -n kong deploy/stone -- date', 'cmctl renew stone', 'argocd app create stone', 'kubectl get certificate stone -o yaml > stone.yaml', 'kubectl logs -n west deploy/stone', 'KEY=$(kubectl logs -n kong deploy/stone)'])
    test(`is for a person if something hangs on it: ${line}`, () => {
      expect(outcomesOf(draft(...block(line, 'kubectl get pods')))[0]).to.equal('todo');
    });

  test('is typed in a namespace of this name that the text makes', () => {
    expect(outcomesOf(draft(...block('kubectl create ns kong', 'kubectl run stone --image=busybox -n kong', 'kubectl logs -n kong stone')))).to.deep.equal(['left out', 'typed', 'sentence']);
  });

  test('is typed if the text makes such an object, and waits for the cluster that serves its kind', () => {
    const lab = draft(...STONE, ...block('kubectl apply -f stone.yaml', 'kubectl get policies', 'kubectl describe policy stone', 'kubectl delete -f stone.yaml'));
    expect(outcomesOf(lab)).to.deep.equal(['typed', 'typed', 'typed', 'typed']);
    expect(lab.commands.map(({ waitsFor }) => waitsFor !== undefined)).to.deep.equal([true, true, true, true]);
    expect(yamlText(lab)).to.contain('the cluster must have the kind Policy of grind.example.org (line').and.contain('group: grind.example.org, resources: [policies]');
  });

  test('of Kubernetes’ own kinds is typed as before', () => {
    const lab = draft(...block('kubectl get networkpolicies', 'kubectl get deployments.apps', 'kubectl get pods -n kube-system'));
    expect(outcomesOf(lab)).not.to.include('left out');
    expect(yamlText(lab)).not.to.contain('the kind');
  });
});

describe('a file of a program of the cluster', () => {
  const file = yamlBlock('apiVersion: apiserver.config.k8s.io/v1', 'kind: AdmissionConfiguration', 'plugins: []');

  test('is left out where a text shows it', () => {
    expect(featureLines(draft(...file, ...block('kubectl get pods'))).join('\n')).to.contain('AdmissionConfiguration is a file of a program of the cluster').and.not.to.contain('I create the file');
  });

  test('is for a person where a line applies it', () => {
    expect(outcomesOf(draft('Write `stone.yaml`:', ...file, ...block('kubectl apply -f stone.yaml')))).to.deep.equal(['todo']);
  });
});

test('an object in a namespace that nothing in the text makes is for the cluster to have; a list of them may be empty', () => {
  expect(featureLines(draft(...block('kubectl run wheel --image=busybox', 'kubectl get deploy stone -n quarry -o yaml > stone.yaml'))).join()).to.contain('the cluster must have the namespace quarry; then take these steps in');
  expect(featureLines(draft(...block('kubectl run wheel --image=busybox', 'kubectl get deploy -n quarry')))).to.include('I run "kubectl get deploy -n quarry"');
  expect(featureLines(draft(...block('$ kubectl get deploy -n quarry', 'NAME    READY   UP-TO-DATE   AVAILABLE   AGE', 'stone   1/1     1            1           3d'), ...block('kubectl run wheel --image=busybox'))).join()).to.contain('the cluster must have the namespace quarry; then take these steps in');
});

test('who looks for the metrics server among what the cluster has, needs it', () => {
  expect(draftText(['# Mill', ...block('kubectl get pods -n kube-system | grep -i metrics-server')]).questions.join()).to.include('the cluster must have a metrics server (line 4)');
});
