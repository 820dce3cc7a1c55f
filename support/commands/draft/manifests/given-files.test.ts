import { test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, outcomesOf, yamlBlock } from '../../../../test/kit/draft-text';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: oven }\nspec: { containers: [{ name: main, image: "nginx:1" }] }\n';

test('a line that applies the folder takes the manifests that stand beside the text, and those that it shows', () => {
  const beside = { 'oven.yaml': POD, 'values.yaml': 'color: red\n', 'notes.md': '# Notes\n' };
  const lines = featureLines(draftText(['# Bakery', 'Save as mixer.yaml:', ...yamlBlock(...POD.replace('oven', 'mixer').trimEnd().split('\n')), ...block('kubectl apply -f .')], { beside }));
  expect(lines).to.include.members(['I create the file "mixer.yaml"', 'I create the file "oven.yaml"', 'I run "kubectl apply -f ."', 'pod "oven" is ready within 2 minutes', 'pod "mixer" is ready within 2 minutes']).and.not.include('I create the file "values.yaml"');
});

test('a file in a folder of its own that a line writes again has its folder', () => {
  const config = (color: string): string[] => ['Save as `oven/color.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: color }', `data: { color: ${color} }`), ...block('kubectl apply -f oven/color.yaml')];
  const lines = featureLines(draftText(['# Bakery', ...config('red'), ...config('blue')]));
  expect(lines).to.include.members(['I create the file "oven/color.yaml"', "mkdir -p oven && cat > oven/color.yaml <<'EOF'"]);
});

test('what only a container runs is typed by nobody', () => {
  expect(outcomesOf(draftText(['# Bakery', ...block('echo warm && sleep 3600', 'echo warm && sleep 5')]))).to.deep.equal(['left out', 'typed']);
});

test('what a project has of other labs is not beside the text', () => {
  const till = (beside: Record<string, string>): string | undefined => draftText(['# Bakery', ...block('kubectl apply -f oven.yaml')], { beside: { 'fixtures/mill/oven.yaml': POD, ...beside } }).fixtures.get('oven.yaml');
  expect(till({})).to.equal(POD);
  expect(till({ 'cucumber.js': '' })).to.include('TODO');
});
