import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...block(...lines)]));
const waiting = (lines: readonly string[]): string[] => lines.filter((line) => line.includes('it needs what line'));

test('a certificate that nobody has signed is not read, nor a kubeconfig that it belongs into', () => {
  const lines = drafted('cp $KUBECONFIG ann.conf', 'kubectl certificate approve ann', "kubectl get csr ann -o jsonpath='{.status.certificate}' | base64 -d > ann.crt", 'kubectl config set-credentials ann --client-certificate=ann.crt --kubeconfig=ann.conf', 'kubectl --kubeconfig ann.conf get pods', 'kubectl get csr');
  expect(waiting(lines)).to.deep.equal([[7, 6], [8, 7]].map(([line, needed]) => `# TODO line ${line}: it needs what line ${needed} is to do; then take these steps in`));
  expect(lines).to.include('# TODO line 6: the cluster must have certificate signing request "ann"; then take these steps in').and.include('I run "kubectl get csr"');
});

test('a certificate that only a machine of the cluster can sign is not read', () => {
  const lines = drafted('openssl genrsa -out ann.key 2048', 'openssl x509 -req -in ann.csr -CA /etc/kubernetes/pki/ca.crt -CAkey /etc/kubernetes/pki/ca.key -out ann.crt', 'kubectl config set-credentials ann --client-certificate=ann.crt --client-key=ann.key');
  expect(waiting(lines)).to.deep.equal(['# TODO line 6: it needs what line 5 is to do; then take these steps in']);
});

test('a client knows the port that it asks, as nothing opens it', () => {
  const lines = drafted('kubectl apply -f till.yaml', 'kubectl port-forward till 5432:5432 &', 'psql -h localhost -U ann', 'psql -h localhost -p 5433 -U ann');
  expect(waiting(lines).join('\n')).to.include('TODO line 6').and.not.include('TODO line 7');
});

test('what nobody has is not run, unpacked, or taken as a kubeconfig', () => {
  for (const [line, name] of [['chmod +x prune', 'prune'], ['./prune --all', 'prune'], ['tar xzf prune-1.tar.gz', 'prune-1.tar.gz'], ['unzip prune.zip', 'prune.zip'], ['kubectl get pods --kubeconfig=~/ann.conf', 'ann.conf']] as const) expect(drafted(line), line).to.include(`# TODO line 4: ${name} is neither in the text nor beside it`);
  expect(drafted('echo 1 > prune', 'chmod +x prune', './prune', 'tar czf prune.tgz prune').join('\n')).not.to.include('TODO line');
  expect(drafted('tar xzf prune-1.tar.gz', './prune').join('\n')).to.include('TODO line 5: prune is neither');
});

test('a kubeconfig beside that of the run is changed as the text has it', () => {
  expect(drafted('cp $KUBECONFIG ann.conf', 'kubectl config set-context ann --kubeconfig=ann.conf', 'kubectl config use-context ann --kubeconfig ann.conf')).to.include.members(['I run "kubectl config set-context ann --kubeconfig=ann.conf"', 'I run "kubectl config use-context ann --kubeconfig ann.conf"']);
});

test('a program that only a person can have built is not run', () => {
  expect(waiting(drafted('go build -o picker ./cmd/picker', './picker start'))).to.have.length(1);
});
