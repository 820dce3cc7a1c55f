import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Orchard', ...lines]));

describe('a container that only runs a shell', () => {
  test('ends at once where nothing names a command, and is not awaited as ready', () => {
    expect(drafted(...block('kubectl run oak --image=busybox:1.36 --restart=Never'))).to.include('pod "oak" has started');
    expect(drafted(...block('kubectl create deployment oak --image=alpine'))).to.include('deployment "oak" exists').and.not.to.include('deployment "oak" is available within 2 minutes');
  });

  test('runs on with a command, and other images with their own', () => {
    expect(drafted(...block('kubectl run oak --image=busybox:1.36 -- sleep 7200'))).to.include('pod "oak" is ready within 2 minutes');
    expect(drafted(...block('kubectl create deployment oak --image=nginx'))).to.include('deployment "oak" is available within 2 minutes');
    expect(drafted(...block('kubectl create job oak --image=nginx'))).to.include('job "oak" exists').and.not.to.include('job "oak" is complete within 2 minutes');
    expect(drafted(...block('kubectl create job oak --image=busybox:1.36 -- sh -c "echo falling; exit 1"'))).to.include('job "oak" exists').and.not.to.include('job "oak" is complete within 2 minutes');
  });
});

describe('a Pod that names what the text has deleted', () => {
  const pod = (optional: string): string[] => ['Write `oak.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata:', '  name: oak', 'spec:', '  containers:', '    - name: oak', '      image: nginx:1', '      env:', '        - name: AGE', '          valueFrom:', `            configMapKeyRef: { name: trees, key: age${optional} }`), ...block('kubectl apply -f oak.yaml')];
  const made = block('kubectl create cm trees --from-literal=age=100');

  test('is only asked to exist', () => {
    expect(drafted(...made, ...block('kubectl delete cm trees'), ...pod(''))).to.include('pod "oak" exists').and.not.to.include('pod "oak" is ready within 2 minutes');
  });

  test('starts where it does without it, or where it is there again', () => {
    for (const lines of [drafted(...made, ...block('kubectl delete cm trees'), ...pod(', optional: true')), drafted(...made, ...block('kubectl delete cm trees'), ...made, ...pod(''))]) expect(lines).to.include('pod "oak" is ready within 2 minutes');
  });
});

describe('a Pod whose storage only the author’s cluster has', () => {
  const volume = (kind: string, name: string): string[] => yamlBlock('apiVersion: v1', `kind: ${kind}`, 'metadata:', `  name: ${name}`, 'spec:', '  storageClassName: barn', ...(kind === 'PersistentVolume' ? ['  capacity: { storage: 1Gi }', '  accessModes: [ReadWriteOnce]', '  hostPath: { path: /tmp/barn }'] : ['  accessModes: [ReadWriteOnce]', '  resources: { requests: { storage: 1Gi } }']));
  const pod = ['Write `oak.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata:', '  name: oak', 'spec:', '  containers: [{ name: oak, image: nginx:1 }]', '  volumes: [{ name: store, persistentVolumeClaim: { claimName: hay } }]'), ...block('kubectl apply -f oak.yaml')];
  const claim = ['Write `hay.yaml`:', ...volume('PersistentVolumeClaim', 'hay'), ...block('kubectl apply -f hay.yaml')];

  test('is not asked to run, and the author is asked for the class', () => {
    const lab = draftText(['# Orchard', ...claim, ...pod]);
    expect(lab.questions.join()).to.include('the cluster must have the storage class barn');
    expect(featureLines(lab)).to.include('pod "oak" exists').and.not.to.include('pod "oak" is ready within 2 minutes');
  });

  test('runs where the text makes a volume of that class', () => {
    expect(drafted('Write `barn.yaml`:', ...volume('PersistentVolume', 'barn'), ...block('kubectl apply -f barn.yaml'), ...claim, ...pod)).to.include('pod "oak" is ready within 2 minutes');
  });
});

test('a Pod that may not run as root, with an image that does, is only there', () => {
  const claims = (image: string, rules: string): string[] => featureLines(draftText(['# Barn', 'Write `oak.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: oak }', 'spec:', `  containers: [{ name: oak, image: "${image}", securityContext: { ${rules} } }]`), ...block('kubectl apply -f oak.yaml')])).filter((line) => line.startsWith('pod "oak"'));
  expect(claims('nginx:1', 'runAsNonRoot: true')).to.deep.equal(['pod "oak" exists']);
  for (const [image, rules] of [['nginx:1', 'runAsNonRoot: true, runAsUser: 101'], ['nginx:1', 'runAsNonRoot: false'], ['barn/nginx-unprivileged:1', 'runAsNonRoot: true']] as const) expect(claims(image, rules)).to.deep.equal(['pod "oak" is ready within 2 minutes']);
});
