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

describe('a kubeconfig of the text', () => {
  const READS = ['kubectl create role readers --verb=get,list --resource=pods', 'kubectl create rolebinding readers --role=readers --user=jane'];

  test('has its own user, by a context', () => {
    const lines = ['kubectl config set-context office --user=jane --kubeconfig=jane.conf', 'kubectl config use-context office --kubeconfig=jane.conf'];
    expect(drafted(...READS, ...lines, 'kubectl get pods --kubeconfig=jane.conf', 'kubectl get pods')).to.include('user "jane" may "list" "pods"').and.include('When I list the pods');
  });

  test('has contexts that the text shows', () => {
    const shown = ['```yaml', 'contexts:', '- context:', '    cluster: here', '    user: jane', '  name: branch', '```'];
    expect(featureTexts(draftText(['# Office', ...block(...USER, ...READS), ...shown, ...block('kubectl get pods --context=branch')])).join('\n')).to.include('user "jane" may "list" "pods"');
  });
});

test('whom a binding names does not act', () => {
  expect(drafted('kubectl create rolebinding clerks --role=clerk --user=jane')).to.include('I run "kubectl create rolebinding clerks --role=clerk --user=jane"');
});

test('a user with the token of a service account acts as that account', () => {
  const account = ['kubectl create sa clerk', 'kubectl create role reader --verb=get,list --resource=pods', 'kubectl create rolebinding readers --role=reader --serviceaccount=default:clerk'];
  for (const token of ['$(kubectl create token clerk)', '$TOKEN', '$(kubectl get secret $(kubectl get secret | grep clerk-token | cut -d " " -f 1) -o jsonpath={.data.token} | base64 -d)']) {
    const text = drafted(...account, 'TOKEN=$(kubectl create token clerk)', `kubectl config set-credentials desk --token=${token}`, 'kubectl config set-context desk --user=desk', 'kubectl config use-context desk', 'kubectl get pods', 'kubectl get nodes', 'kubectl exec till -- date');
    expect(text, token).to.match(/I run "kubectl get pods --as=system:serviceaccount:\$namespace:clerk"\n *Then the exit code is 0/).and.match(/I run "kubectl get nodes --as=\S+"\n *Then the exit code is 1/).and.include('kubectl exec till --as=system:serviceaccount:$namespace:clerk -- date');
  }
});

test('a request for a certificate belongs to the whole cluster', () => {
  const text = featureTexts(draftText(['# Office', ...block('kubectl apply -f - <<EOF', 'apiVersion: certificates.k8s.io/v1', 'kind: CertificateSigningRequest', 'metadata: { name: jane }', 'spec: { request: abcd, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth] }', 'EOF', 'kubectl get csr jane')])).join('\n');
  expect(text).to.match(/a CertificateSigningRequest belongs to the whole cluster/).and.match(/it needs what line \d+ is to do/);
});
