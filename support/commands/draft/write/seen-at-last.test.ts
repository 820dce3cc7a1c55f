import { describe, test } from 'node:test';
import { expect } from 'chai';
import { then, todo, when } from '../drafted';
import { seenAtLast } from './seen-at-last';

const manifest = (kind: string, name: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;
const fixtures = new Map([
  ['bread.yaml', manifest('Service', 'bread')],
  ['both.yaml', `${manifest('Service', 'bread')}---\n${manifest('ConfigMap', 'menu')}`],
  ['all.yaml', manifest('ClusterRole', 'baker')],
  ['oven.yaml', manifest('Oven', 'hot')],
  ['far.yaml', `${manifest('Service', 'bread')}  namespace: kube-system\n`],
  ['rules.yaml', '- rule: doors\n'],
  ['menu.txt', 'bread\nrolls\ncake\n'],
  ['prices.txt', '1\n2\n'],
]);
const writing = (file: string) => when(`I create the file "${file}"`);

describe('a task that only has its reader write files', () => {
  test('is seen by what Kubernetes would make of them', () => {
    expect(seenAtLast([todo(3, 'see'), writing('both.yaml')], fixtures)).to.deep.equal([when('I look with "kubectl apply --dry-run=server -f both.yaml"'), then('I see "/bread "'), then('I see "/menu "')]);
  });

  test('is seen by what is in them, if they are no manifests', () => {
    expect(seenAtLast([writing('rules.yaml')], fixtures)).to.deep.equal([when('I look with "cat rules.yaml"'), then('I see "- rule: doors"')]);
    expect(seenAtLast([writing('menu.txt')], fixtures)).to.deep.equal([when('I look with "cat menu.txt"'), then('I see "bread"'), then('I see "rolls"')]);
  });

  test('is seen by what kubectl makes of them, where that is of the whole cluster', () => {
    expect(seenAtLast([writing('all.yaml')], fixtures)).to.deep.equal([when('I look with "kubectl create --dry-run=client -f all.yaml"'), then('I see "/baker "')]);
  });

  test('not if it does anything else, or if one of them is not of Kubernetes’ own kinds, or nothing in them has words', () => {
    expect(seenAtLast([writing('bread.yaml'), when('I list the pods')], fixtures)).to.equal(undefined);
    expect(seenAtLast([writing('bread.yaml'), writing('oven.yaml')], fixtures)).to.equal(undefined);
    expect(seenAtLast([writing('far.yaml')], fixtures)).to.equal(undefined);
    expect(seenAtLast([writing('prices.txt')], fixtures)).to.equal(undefined);
    expect(seenAtLast([], fixtures)).to.equal(undefined);
  });
});

describe('a task that only opens a way to a server', () => {
  const way = (ports: string): unknown => seenAtLast([when(`I run "kubectl port-forward svc/bread ${ports} > /dev/null &"`)], fixtures);

  test('is seen by its answer, where it is a web server by its port', () => {
    expect(way('9000:80')).to.deep.equal([when(`I look with "curl -s -o /dev/null -w '%{http_code}' http://localhost:9000"`), then('the output matches "^[2-4]"')]);
    expect(way('6379:6379')).to.equal(undefined);
  });
});
