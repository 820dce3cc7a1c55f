import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, featureTexts, yamlText } from '../../../../test/kit/draft-text';

const TWO = ['kubectl create ns orchard', 'kubectl create ns mill'];
const STANDARD = 'kubectl label ns orchard pod-security.kubernetes.io/enforce=restricted';
const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));
const todos = (...lines: string[]): string[] => drafted(...lines).filter((line) => line.startsWith('# TODO'));

describe('labels of namespaces', () => {
  test('are put on the run’s own, also where a text has several', () => {
    expect(drafted(...TWO, 'kubectl label ns orchard fruit=apple', 'kubectl label namespace mill --overwrite grain=rye', 'kubectl get ns orchard --show-labels')).to.include.members(['I run "kubectl label ns $namespace fruit=apple"', 'I run "kubectl label namespace $namespace --overwrite grain=rye"', 'I run "kubectl get ns $namespace --show-labels"']);
    expect(yamlText(draftText(['# Orchard', ...block(...TWO, STANDARD)]))).to.include('{ verbs: [get, patch], resources: [namespaces] }');
  });

  test('are for a person where two namespaces have different ones, and where lines try whom a policy lets in by them', () => {
    expect(todos(...TWO, 'kubectl label ns orchard fruit=apple', 'kubectl label ns mill fruit=pear')).to.deep.equal(['# TODO line 7: the text has several namespaces, and a run has only one: all would have this label']);
    const policy = ['kubectl apply -f - <<EOF', 'apiVersion: networking.k8s.io/v1', 'kind: NetworkPolicy', 'metadata: { name: fence, namespace: mill }', 'spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { fruit: apple } } }] }] }', 'EOF'];
    const asks = 'kubectl exec cart -n orchard -- wget -qO- http://10.0.0.1';
    expect(todos(...TWO, ...policy, 'kubectl label ns orchard fruit=apple')).to.deep.equal([]);
    expect(todos(...TWO, ...policy, 'kubectl label ns orchard fruit=apple', asks)[0]).to.contain('all would have this label');
  });

  test('are not those of the cluster’s own namespaces', () => {
    expect(todos('kubectl label ns kube-system fruit=apple')[0]).to.contain('a Namespace belongs to the whole cluster');
  });
});

describe('a standard for the Pods of a namespace', () => {
  test('refuses Pods that break it, in its namespace', () => {
    expect(drafted(...TWO, STANDARD, 'kubectl run cart -n orchard --image=nginx', 'kubectl get pod cart -n orchard', 'kubectl create deployment press -n orchard --image=nginx')).to.include.members(['I run "kubectl run cart --image=nginx"', 'the exit code is 1', 'I see "violates PodSecurity"', 'I see "not found"', 'deployment "press" exists']);
  });

  test('goes before Pods are made in another, and with its label', () => {
    const other = featureTexts(draftText(['# Orchard', ...block(...TWO, STANDARD, 'kubectl run cart -n mill --image=nginx')])).join('\n');
    expect(other).to.match(/pod-security\.kubernetes\.io\/enforce-\n\s*"""\n\s*And I run "kubectl run cart --image=nginx"\n\s*Then pod "cart" is ready/);
    expect(drafted(...TWO, STANDARD, 'kubectl label ns orchard pod-security.kubernetes.io/enforce-', 'kubectl run cart -n orchard --image=nginx')).to.include('pod "cart" is ready within 2 minutes');
  });

  test('is what later tasks need', () => {
    expect(yamlText(draftText(['# Orchard', '## One', ...block('kubectl create ns orchard', STANDARD), '## Two', ...block('kubectl run cart -n orchard --image=nginx')]))).to.include('title: "Two", needs: [1]');
  });
});
