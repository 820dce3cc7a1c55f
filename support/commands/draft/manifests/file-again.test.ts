import { expect } from 'chai';
import { test } from 'node:test';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';

const lamp = (light: string): string[] => ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: lamp }', `data: { light: ${light} }`];
const drafted = (said: string, ...below: string[]): string[] => featureLines(draftText(['# Lamp', ...yamlBlock('# lamp.yaml', ...lamp('red')), ...block('kubectl create -f lamp.yaml'), said, ...yamlBlock(...lamp('blue')), ...block(...below)]));

test('a file that a block shows otherwise, and that a line applies again, is what the reader has made of it', () => {
  for (const line of ['kubectl replace -f lamp.yaml', 'kubectl apply -f ./lamp.yaml']) expect(drafted('Change the light:', line), line).to.include('data: { light: blue }').and.include('config map "lamp" has the key "light" with the value "blue"');
});

test('a file is only shown once more where nothing applies it again, or another way is shown', () => {
  for (const [said, line] of [['Change the light:', 'kubectl get configmaps'], ['It could also be:', 'kubectl apply -f lamp.yaml']] as const) expect(drafted(said, line), said).to.include('# line 19: ConfigMap/lamp once more, as it is made elsewhere').and.not.include('data: { light: blue }');
});
