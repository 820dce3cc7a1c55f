import { describe, test } from 'node:test';
import { expect } from 'chai';
import { notYaml, refusal } from './refused-manifest';

const template = { spec: { containers: [{ name: 'mill' }] } };

describe('what Kubernetes would refuse of a manifest', () => {
  const broken: [string, Parameters<typeof refusal>[0][number]][] = [
    ['Pod: it has no metadata.name', { kind: 'Pod', metadata: { labels: { name: 'mill' } }, spec: { containers: [] } }],
    ['Pod mill: it has no spec.containers', { kind: 'Pod', metadata: { name: 'mill' }, spec: {} }],
    ['Deployment mill: it has no spec.template.spec.containers', { kind: 'Deployment', metadata: { name: 'mill' }, spec: { template: null, containers: [] } }],
    ['CronJob mill: it has no spec.jobTemplate.spec.template.spec.containers', { kind: 'CronJob', metadata: { name: 'mill' }, spec: { jobTemplate: { spec: {} } } }],
    ['PersistentVolumeClaim mill: it has no spec.accessModes', { kind: 'PersistentVolumeClaim', metadata: { name: 'mill' }, spec: { resources: {} } }],
    ['Service My_Mill: a name has small letters', { kind: 'Service', metadata: { name: 'My_Mill' } }],
  ];
  for (const [why, manifest] of broken) test(`is named: ${why}`, () => {
    expect(refusal([manifest])).to.contain(`Kubernetes refuses ${why}`);
  });

  test('is nothing of a whole one', () => {
    const whole = [{ kind: 'Job', metadata: { name: 'mill' }, spec: { template } }, { kind: 'CronJob', metadata: { name: 'mill' }, spec: { jobTemplate: { spec: { template } } } }, { kind: 'Role', metadata: { name: 'Miller_1' } }, { kind: 'ConfigMap', metadata: { name: '$MILL' } }, { kind: 'Pod', metadata: { generateName: 'mill-' }, spec: template.spec } as never];
    expect(refusal(whole)).to.equal(undefined);
  });
});

test('a file that is not YAML is named; a template, and one that its author elides, may be', () => {
  expect(notYaml('mill.yaml', 'kind: Pod\nmetadata:\n  name: mill\n bad: [')).to.match(/^mill\.yaml is not YAML: .+/);
  expect(notYaml('mill.yaml', 'apiVersion: v1\nkind: Secret\nmetadata:\nname: mill')).to.equal('mill.yaml has nothing in its metadata; see the indentation');
  for (const text of ['apiVersion: v1\nkind: Secret\nmetadata:\n  name: mill', 'kind: Pod\nmetadata: { name: mill }', 'kind: Pod\nname: {{ .Values.mill }}\n bad: [', 'kind: Pod\n...\n bad: [', 'mill: [']) expect(notYaml('mill.yaml', text), text).to.equal(undefined);
});
