import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts } from '../../../../test/kit/draft-text';

const USER = ['kubectl config set-credentials jane --client-certificate=jane.crt --client-key=jane.key', 'kubectl config set-context office --cluster=here --user=jane'];
const drafted = (...lines: string[]): string => featureTexts(draftText(['# Office', ...block(...USER, ...lines)])).join('\n');

describe('a line that is typed as somebody else', () => {
  for (const lines of [['kubectl --context=office get pods'], ['kubectl get pods --user jane'], ['kubectl config use-context office', 'kubectl get pods'], ['kubectl config set-context --current --user=jane', 'kubectl get pods | head -1']])
    test(`acts as that user: ${lines.join('; ')}`, () => {
      expect(drafted(...lines)).to.match(/it acts as jane/);
    });

  test('says what that user may', () => {
    expect(drafted('kubectl --context=office get pods', 'Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "default"')).to.include('user "jane" may not "list" "pods"');
  });

  test('is the reader’s own before and after, and with other contexts', () => {
    for (const lines of [['kubectl get pods'], ['kubectl config use-context office', 'kubectl config use-context kind-kind', 'kubectl get pods'], ['kubectl --context=kind-kind get pods'], ['kubectl config use-context office', 'kubectl version'], ['kubectl config use-context office', 'kubectl create role clerk --verb=get --resource=pods', 'kubectl get pods']]) expect(drafted(...lines)).not.to.include('it acts as');
  });
});

test('a request for a certificate belongs to the whole cluster', () => {
  const text = featureTexts(draftText(['# Office', ...block('kubectl apply -f - <<EOF', 'apiVersion: certificates.k8s.io/v1', 'kind: CertificateSigningRequest', 'metadata: { name: jane }', 'spec: { request: abcd, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth] }', 'EOF', 'kubectl get csr jane')])).join('\n');
  expect(text).to.match(/a CertificateSigningRequest belongs to the whole cluster/).and.match(/it needs what line \d+ is to do/);
});
