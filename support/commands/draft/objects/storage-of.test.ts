import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const claim = (mode: string, more = ''): string[] => ['apiVersion: v1', 'kind: PersistentVolumeClaim', 'metadata: { name: hay }', `spec: { accessModes: [${mode}], resources: { requests: { storage: 1Mi } }${more} }`];
const POD = ['apiVersion: v1', 'kind: Pod', 'metadata: { name: barn, labels: { app: barn } }', 'spec:', '  containers: [{ name: barn, image: "nginx:1" }]', '  volumes: [{ name: hay, persistentVolumeClaim: { claimName: hay } }]'];
const VOLUME = ['apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: loft }', 'spec: { capacity: { storage: 1Mi }, accessModes: [ReadWriteMany], hostPath: { path: /tmp/loft } }', '---'];
const drafted = (lines: readonly string[], ...below: string[]): string => featureTexts(draftText(['# Barn', ...yamlBlock('# barn.yaml', ...lines, '---', ...POD), ...block('kubectl apply -f barn.yaml', ...below)])).join('\n');

describe('a Pod with a claim that storage of one node does not serve', () => {
  for (const mode of ['ReadWriteMany', 'ReadOnlyMany'])
    test(`is asked for only as an object: ${mode}`, () => {
      expect(drafted(claim(mode))).to.include('pod "barn" exists').and.not.include('pod "barn" is ready');
    });

  for (const line of ['kubectl exec barn -- ls', 'kubectl logs barn', 'kubectl wait pod -l app=barn --for=condition=ready'])
    test(`keeps waiting what needs it: ${line}`, () => {
      expect(drafted(claim('ReadWriteMany'), line)).to.match(/# TODO line \d+: the cluster must have storage that several nodes share \(ReadWriteMany\)/);
    });

  test('runs with other modes, and with a volume or a class of the text or of its author', () => {
    expect(drafted(claim('ReadWriteOnce'), 'kubectl exec barn -- ls')).to.include('pod "barn" is ready').and.not.include('several nodes share');
    for (const lines of [[...VOLUME, ...claim('ReadWriteMany')], claim('ReadWriteMany', ', storageClassName: ""'), claim('ReadWriteMany', ', volumeName: loft')]) expect(drafted(lines)).not.to.include('several nodes share');
  });

  test('runs with no class that nobody serves, unless the text brings a volume of it', () => {
    const nobody = ['apiVersion: storage.k8s.io/v1', 'kind: StorageClass', 'metadata: { name: attic }', 'provisioner: kubernetes.io/no-provisioner', '---', ...claim('ReadWriteOnce', ', storageClassName: attic')];
    expect(drafted(nobody)).to.include('pod "barn" exists').and.not.include('pod "barn" is ready');
    expect(drafted([...VOLUME.map((line) => line.replace('capacity:', 'storageClassName: attic, capacity:').replace('ReadWriteMany', 'ReadWriteOnce')), ...nobody])).to.include('pod "barn" is ready');
  });

  test('may be looked at, and deleted', () => {
    expect(drafted(claim('ReadWriteMany'), 'kubectl get pod barn', 'kubectl delete pod barn')).to.match(/^ +When I run "kubectl get pod barn"$/m).and.match(/^ +When I run "kubectl delete pod barn"$/m);
  });
});

test('the second Pod of a StatefulSet whose first one may have no storage waits with its lines', () => {
  const set = yamlBlock('# barn.yaml', 'apiVersion: apps/v1', 'kind: StatefulSet', 'metadata: { name: barn }', 'spec: { serviceName: barn, replicas: 2, selector: { matchLabels: { app: barn } }, template: { metadata: { labels: { app: barn } }, spec: { containers: [{ name: barn, image: "nginx:1" }] } }, volumeClaimTemplates: [{ metadata: { name: hay }, spec: { storageClassName: loft, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } } }] }');
  const lines = (pod: string): string => featureTexts(draftText(['# Barn', ...set, ...block('kubectl apply -f barn.yaml', `kubectl delete pod ${pod}`)])).join('\n');
  expect(lines('barn-1')).to.match(/TODO line \d+: the cluster must have the storage class loft; then/);
  expect(lines('barn-0')).to.include('When I run "kubectl delete pod barn-0"');
});

test('a claim may name its class in an annotation', () => {
  const annotated = claim('ReadWriteOnce').map((line) => line.replace('name: hay }', 'name: hay, annotations: { volume.beta.kubernetes.io/storage-class: attic } }'));
  expect(drafted(annotated)).to.include('pod "barn" exists').and.not.include('pod "barn" is ready');
});
