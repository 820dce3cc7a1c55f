import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const volume = (...source: string[]): string[] => ['Write `heap.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: PersistentVolume', 'metadata: { name: heap }', 'spec:', '  storageClassName: mill', '  capacity: { storage: 1Mi }', '  accessModes: [ReadWriteOnce]', ...source), 'Write `sack.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: PersistentVolumeClaim', 'metadata: { name: sack }', 'spec:', '  storageClassName: mill', '  accessModes: [ReadWriteOnce]', '  resources: { requests: { storage: 1Mi } }')];
const pod = (source: string): string[] => ['Write `mill.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: Pod', 'metadata: { name: mill }', 'spec:', '  containers: [{ name: mill, image: "nginx:1" }]', `  volumes: [{ name: sack, ${source} }]`)];
const CLAIM = 'persistentVolumeClaim: { claimName: sack }';
const claims = (...lines: string[]): string[] => featureLines(draftText(['# Mill', ...lines, ...block('kubectl apply -f heap.yaml', 'kubectl apply -f sack.yaml', 'kubectl apply -f mill.yaml')])).filter((line) => line.startsWith('pod "mill"'));

test('a Pod with a folder of a node that somebody must make is asked for, and not to be ready', () => {
  expect(claims(...volume('  local: { path: /grain }'), ...pod(CLAIM))).to.deep.equal(['pod "mill" exists']);
  expect(claims(...volume('  hostPath: { path: /grain, type: Directory }'), ...pod(CLAIM))).to.deep.equal(['pod "mill" exists']);
  expect(claims(...volume('  hostPath: { path: /grain }'), ...pod('hostPath: { path: /grain/rye, type: Directory }'))).to.deep.equal(['pod "mill" exists']);
});

test('it is ready with a folder that comes about by itself, or that nodes have', () => {
  for (const source of ['  hostPath: { path: /grain }', '  hostPath: { path: /grain, type: DirectoryOrCreate }', '  local: { path: /tmp }', '  hostPath: { path: /var/log, type: Directory }']) expect(claims(...volume(source), ...pod(CLAIM)), source).to.deep.equal(['pod "mill" is ready within 2 minutes']);
  expect(claims(...volume('  local: { path: /grain }'), ...pod('emptyDir: {}'))).to.deep.equal(['pod "mill" is ready within 2 minutes']);
});
