import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureTexts, yamlBlock } from '../../../../test/kit/draft-text';

const POD = ['apiVersion: apps/v1', 'kind: Deployment', 'metadata: { name: hut }', 'spec:', '  selector: { matchLabels: { app: hut } }', '  template:', '    metadata: { labels: { app: hut } }', '    spec:', '      containers:', '      - name: hut', '        image: nginx:1', '        livenessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 5 }'];
const drafted = (...fragment: string[]): string => featureTexts(draftText(['# Hut', ...yamlBlock('# hut.yaml', ...POD), ...block('kubectl apply -f hut.yaml', 'kubectl edit deployment hut'), 'Change this:', ...yamlBlock(...fragment)])).join('\n');
const PROBE = 'spec.template.spec.containers[0].livenessProbe';

test('an edit leaves out what its fragment excludes, and asks for nothing of it', () => {
  const text = drafted('livenessProbe:', '  exec: { command: [ls] }', '  periodSeconds: 5');
  expect(text).to.match(/\| spec\.template\.spec\.containers\[0\]\.livenessProbe\.httpGet \| null /).and.include(`| ${PROBE}.exec`).and.not.include('is "null"');
});

test('an edit of one value leaves the others', () => {
  expect(drafted('livenessProbe:', '  periodSeconds: 9')).to.include(`| ${PROBE}.periodSeconds | 9 |`).and.not.include('null');
});

test('the keys of a config map may stand alone', () => {
  const ofMap = (...fragment: string[]): string => featureTexts(draftText(['# Hut', ...block('kubectl create configmap hut --from-literal=roof=straw', 'kubectl edit configmap hut'), 'Change this:', ...yamlBlock(...fragment)])).join('\n');
  expect(ofMap('roof: tin')).to.match(/\| data\.roof +\| tin +\|/).and.include('"data.roof" of config map "hut" is "tin"');
  expect(ofMap('data:', '  roof: tin')).to.match(/\| data\.roof +\| tin +\|/);
  expect(ofMap('data:', '  roof: 7')).to.match(/\| data\.roof +\| "7" +\|/).and.include('"data.roof" of config map "hut" is "7"');
});
