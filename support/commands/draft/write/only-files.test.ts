import { describe, test } from 'node:test';
import { expect } from 'chai';
import { then, todo, when } from '../drafted';
import { seenOfFiles } from './only-files';

const manifest = (kind: string, name: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const fixtures = new Map([
  ['bread.yaml', manifest('Service', 'bread')],
  ['both.yaml', `${manifest('Service', 'bread')}---\n${manifest('ConfigMap', 'menu')}`],
  ['all.yaml', manifest('ClusterRole', 'baker')],
  ['menu.txt', 'bread\n'],
]);
const writing = (file: string) => when(`I create the file "${file}"`);

describe('a task that only has its reader write files', () => {
  test('is seen by what Kubernetes would make of them', () => {
    expect(seenOfFiles([todo(3, 'see'), writing('both.yaml')], fixtures)).to.deep.equal([when('I look with "kubectl apply --dry-run=server -f both.yaml"'), then('I see "/bread "'), then('I see "/menu "')]);
  });

  test('not if it does anything else, or if a run may not make what is in them, or they are no manifests', () => {
    expect(seenOfFiles([writing('bread.yaml'), when('I list the pods')], fixtures)).to.equal(undefined);
    expect(seenOfFiles([writing('bread.yaml'), writing('all.yaml')], fixtures)).to.equal(undefined);
    expect(seenOfFiles([writing('menu.txt')], fixtures)).to.equal(undefined);
    expect(seenOfFiles([], fixtures)).to.equal(undefined);
  });
});
