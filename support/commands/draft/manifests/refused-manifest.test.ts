import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import { notYaml, refusal } from './refused-manifest';

const template = { spec: { containers: [{ name: 'mill', image: 'mill' }], restartPolicy: 'Never' } };
const labelled = { metadata: { labels: { app: 'mill' } }, ...template };
const mounting = [{ name: 'mill', image: 'mill', volumeMounts: [{ name: 'grain', mountPath: '/grain' }] }];

describe('what Kubernetes would refuse of a manifest', () => {
  const broken: [string, Parameters<typeof refusal>[0][number]][] = [
    ['Pod: it has no metadata.name', { kind: 'Pod', metadata: { labels: { name: 'mill' } }, spec: { containers: [] } }],
    ['Pod mill: it has no spec.containers', { kind: 'Pod', metadata: { name: 'mill' }, spec: {} }],
    ['Deployment mill: it has no spec.template.spec.containers', { kind: 'Deployment', metadata: { name: 'mill' }, spec: { template: null, containers: [] } }],
    ['CronJob mill: it has no spec.jobTemplate.spec.template.spec.containers', { kind: 'CronJob', metadata: { name: 'mill' }, spec: { jobTemplate: { spec: {} } } }],
    ['PersistentVolumeClaim mill: it has no spec.accessModes', { kind: 'PersistentVolumeClaim', metadata: { name: 'mill' }, spec: { resources: {} } }],
    ['Pod mill: it has no volume grain', { kind: 'Pod', metadata: { name: 'mill' }, spec: { containers: mounting } }],
    ['Pod mill: a container has no image', { kind: 'Pod', metadata: { name: 'mill' }, spec: { containers: [{ name: 'mill' }] } }],
    ['Job mill: it has no restartPolicy', { kind: 'Job', metadata: { name: 'mill' }, spec: { template: { spec: { containers: template.spec.containers } } } }],
    ['Deployment mill: its selector asks for the label app', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'mill' }, spec: { selector: { matchLabels: { app: 'wheel' } }, template: labelled } }],
    ['Deployment mill: it has no spec.selector', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'mill' }, spec: { template: labelled } }],
    ['Ingress mill: a host has small letters', { kind: 'Ingress', metadata: { name: 'mill' }, spec: { rules: [{ host: 'mill-IP.example.org' }] } }],
    ['HorizontalPodAutoscaler mill: the apiVersion of its scaleTargetRef must be apps/v1', { kind: 'HorizontalPodAutoscaler', metadata: { name: 'mill' }, spec: { scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'mill' } } }],
    ['Pod mill: a container has no image', { kind: 'Pod', metadata: { name: 'mill' }, spec: { containers: [{ name: 'mill', image: ['YOUR IMAGE'] }] } }],
    ['Service My_Mill: a name has small letters', { kind: 'Service', metadata: { name: 'My_Mill' } }],
  ];
  for (const [why, manifest] of broken) test(`is named: ${why}`, () => {
    expect(refusal([manifest])).to.contain(`Kubernetes refuses ${why}`);
  });

  test('is nothing of a whole one', () => {
    const whole = [{ kind: 'Job', metadata: { name: 'mill' }, spec: { template } }, { kind: 'CronJob', metadata: { name: 'mill' }, spec: { jobTemplate: { spec: { template } } } }, { kind: 'Role', metadata: { name: 'Miller_1' } }, { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'mill' }, spec: { selector: { matchLabels: { app: 'mill' } }, template: { ...labelled, spec: { containers: mounting } }, volumeClaimTemplates: [{ metadata: { name: 'grain' } }] } }, { kind: 'Ingress', metadata: { name: 'mill' }, spec: { rules: [{ host: '<Name>.example.org' }, {}] } }, { kind: 'ConfigMap', metadata: { name: '$MILL' } }, { kind: 'Pod', metadata: { generateName: 'mill-' }, spec: template.spec } as never];
    expect(refusal(whole)).to.equal(undefined);
  });
});

test('a file that is not YAML is named; a template, and one that its author elides, may be', () => {
  expect(notYaml('mill.yaml', 'kind: Pod\nmetadata:\n  name: mill\n bad: [')).to.match(/^mill\.yaml is not YAML: .+/);
  expect(notYaml('mill.yaml', 'apiVersion: v1\nkind: Secret\nmetadata:\nname: mill')).to.equal('mill.yaml has nothing in its metadata; see the indentation');
  for (const text of ['apiVersion: v1\nkind: Secret\nmetadata:\n  name: mill', 'kind: Pod\nmetadata: { name: mill }', 'kind: Pod\nname: {{ .Values.mill }}\n bad: [', 'kind: Pod\n...\n bad: [', 'mill: [']) expect(notYaml('mill.yaml', text), text).to.equal(undefined);
});

test('a Secret whose data the text only abbreviates is refused, and not looked at', () => {
  const lines = (value: string): string[] => featureLines(draftText(['# Shop', ...yamlBlock('apiVersion: v1', 'kind: Secret', 'metadata: { name: safe }', 'data:', `  code: ${value}`), ...block('kubectl get secrets')]));
  for (const value of ['"MIICxTCC ..."', '"<your code>"', 'abc']) expect(lines(value).join('\n'), value).to.include('Kubernetes refuses Secret safe: its data code is not encoded with base64').and.not.include('dry-run=server');
  for (const value of ['YWJj', '"${CODE}"', '""']) expect(lines(value).join('\n'), value).not.to.include('refuses');
});

describe('a file of which the text shows no whole object', () => {
  const drafted = (...lines: string[]): string => featureLines(draftText(['# Mill', ...lines])).join('\n');
  const part = ['Write this to `mill.yaml`:', ...yamlBlock('spec:', '  containers:', '  - name: mill', '    image: mill:1')];

  test('makes nothing before its author has written it, and lines below wait for it', () => {
    expect(drafted(...part, ...block('kubectl apply -f mill.yaml', 'kubectl exec mill -- ls'))).to.match(/TODO line \d+: mill\.yaml has no whole object in it/).and.match(/it needs what line \d+ is to do/);
    expect(drafted(...block('kubectl apply -f mill.yaml'))).not.to.include('no whole object');
    const onlySaid = draftText(['# Mill', ...block('kubectl apply -f mill.yaml')], { beside: { 'mill.yaml': '# Write a Pod <name> here\n' } });
    expect(featureLines(onlySaid).join()).to.include('no whole object');
  });

  test('is one that stands whole beside the text', () => {
    const beside = { 'mill.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: mill }\nspec:\n  containers: [{ name: mill, image: "nginx:1" }]\n' };
    const lab = draftText(['# Mill', 'The file `mill.yaml` has:', ...yamlBlock('spec:', '  containers:', '  - name: mill'), ...block('kubectl apply -f mill.yaml')], { beside });
    expect(featureLines(lab)).to.include('pod "mill" is ready within 2 minutes');
  });
});
