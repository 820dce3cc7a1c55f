import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const claim = (...spec: string[]): string[] => ['Write `sack.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: PersistentVolumeClaim', 'metadata: { name: sack }', 'spec:', '  accessModes: [ReadWriteOnce]', '  resources: { requests: { storage: 1Mi } }', ...spec)];
const POD = yamlBlock('# mill.yaml', 'apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec:', '  containers: [{ name: mill, image: "nginx:1" }]', '  volumes: [{ name: sack, persistentVolumeClaim: { claimName: sack } }]');
const LOOK = ['$ kubectl get pvc', 'NAME   STATUS   VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   AGE', 'sack   Bound    heap     1Mi        RWO            standard       9s'];
const drafted = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...lines]));

test('a volume that is deleted before the claim which it is bound to stays until that has gone', () => {
  const heap = ['Write `heap.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: heap }', 'spec:', '  accessModes: [ReadWriteOnce]', '  capacity: { storage: 1Mi }', '  hostPath: { path: /tmp/heap }')];
  const deleted = (...names: string[]): string => drafted(...heap, ...claim('  volumeName: heap'), ...block('kubectl apply -f heap.yaml', 'kubectl apply -f sack.yaml', ...names.map((name) => `kubectl delete ${name}`))).join('\n');
  expect(deleted('pv heap', 'pvc sack')).to.contain('persistent volume claim "sack" is gone').and.not.contain('persistent volume "heap" is gone');
  expect(deleted('pv heap')).to.contain('I run "kubectl delete pv heap" for the whole cluster');
  expect(deleted('pvc sack', 'pv heap')).to.contain('persistent volume "heap" is gone');
  const classed = (storage: string, ...lines: string[]): string => drafted(...yamlBlock('# heap.yaml', 'apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: heap }', 'spec:', '  storageClassName: barn', '  accessModes: [ReadWriteOnce]', '  capacity: { storage: 1Mi }', '  hostPath: { path: /tmp/heap }'), ...claim(`  storageClassName: ${storage}`), ...block('kubectl apply -f heap.yaml', 'kubectl apply -f sack.yaml', ...lines)).join('\n');
  expect(classed('barn', 'kubectl delete pv heap')).not.to.contain('persistent volume "heap" is gone');
  expect(classed('loft', 'kubectl delete pv heap')).to.contain('persistent volume "heap" is gone');
  expect(classed('barn', 'kubectl delete -f sack.yaml -f heap.yaml')).to.contain('persistent volume "heap" is gone');
});

test('a claim that is deleted while Pods use it stays, and nobody waits for it', () => {
  const deleted = (...names: string[]): string => drafted(...claim(), ...POD, ...block('kubectl apply -f sack.yaml', 'kubectl apply -f mill.yaml', ...names.map((name) => `kubectl delete ${name}`))).join('\n');
  expect(deleted('pvc sack', 'pod mill')).to.contain('I run "kubectl delete --wait=false pvc sack"').and.contain('pod "mill" is gone').and.not.contain('"sack" is gone');
  expect(deleted('pvc --all')).to.contain('--wait=false').and.not.contain('there are no persistentvolumeclaims');
  for (const names of [['pod mill', 'pvc sack'], ['-f sack.yaml -f mill.yaml']]) expect(deleted(...names), names.join()).to.contain('"sack" is gone').and.not.contain('--wait');
});

describe('the row of a claim', () => {
  test('has only its name while no Pod uses it: the storage class of another cluster may wait for one', () => {
    const lines = drafted(...claim(), ...block('$ kubectl apply -f sack.yaml', ...LOOK));
    expect(lines).to.include('| sack |');
    expect(lines.join()).to.not.contain('Bound');
  });

  test('says that it is bound once a Pod uses it, or where it names its volume', () => {
    expect(drafted(...claim(), ...POD, ...block('$ kubectl apply -f sack.yaml', '$ kubectl apply -f mill.yaml', ...LOOK)).join()).to.contain('Bound');
    expect(drafted(...claim('  volumeName: heap'), ...block('$ kubectl apply -f sack.yaml', ...LOOK)).join()).to.contain('Bound');
  });
});
