import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const mill = (file: string): string[] => [`Write \`${file}\`:`, ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: mill }')];
const draft = (...lines: string[]): Draft => draftText(['# Mill', ...lines]);

describe('a file that a line names otherwise than the text does', () => {
  for (const file of ['mill.yaml', 'specs/mill.yaml', 'specs/mill.yml'])
    test(`is the only one that can be meant: ${file}`, () => {
      const lab = draft(...mill(file), ...block('kubectl apply -f mill.yml'));
      expect(featureLines(lab)).to.include(`I run "kubectl apply -f ${file}"`).and.include('config map "mill" exists');
      expect(lab.questions.join()).to.contain(`mill.yml (line 12) cannot be meant: ${file} stands in its place`);
    });

  const beside = (file: string, ...files: string[]): Draft => draftText(['# Mill', ...block(`kubectl apply -f ${file}`, 'kubectl apply -f named.yaml')], { beside: Object.fromEntries([...files, 'named.yaml'].map((name) => [name, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: mill }\n'])) });
  for (const [file, meant] of [['mill.yaml', 'Mill.yml'], ['mill.yaml', 'mill_01.yml'], ['mill.yaml', '02-mill.yaml'], ['mill.yaml.yaml', 'mill.yaml'], ['mill-manifest.yaml', 'of/mill.yaml'], ['windMill.yaml', 'wind-mill.yaml']] as const)
    test(`is the only one beside the text that is called nearly so: ${file}, ${meant}`, () => {
      const lab = beside(file, meant);
      expect(featureLines(lab)).to.include(`I run "kubectl apply -f ${meant}"`).and.include('config map "mill" exists');
      expect(lab.questions).to.deep.equal([`${file} (line 4) cannot be meant: ${meant} stands in its place; change the text`]);
    });

  test('is none that makes another object than lines go on with', () => {
    const lab = (name: string): string => draftText(['# Mill', ...block('kubectl apply -f deployment.yaml', 'kubectl scale deployment wheel --replicas=2')], { beside: { 'deployment_01.yml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: {}\n` } }).questions[0] ?? '';
    expect(lab('wheel')).to.include('deployment_01.yml stands in its place');
    expect(lab('stone')).to.include('what is in deployment.yaml (line 4)?');
  });

  test('is asked for where several are called nearly so, or one of another number, or one that a line names itself', () => {
    for (const [file, ...files] of [['mill.yaml', 'mill-1.yaml', 'mill-2.yaml'], ['mill-2.yaml', 'mill-1.yaml'], ['Named.yml', 'mill.yaml'], ['mill.yaml', 'mills.yaml']] as const)
      expect(beside(file, ...files).questions.join(), file).to.include(`what is in ${file} (line 4)?`);
  });

  test('is asked for where two may be meant, or it has a name of its own', () => {
    expect(featureLines(draft(...mill('one/mill.yaml'), ...mill('two/mill.yaml'), ...block('kubectl apply -f mill.yml'))).join()).to.contain('mill.yml is to be written');
    expect(featureLines(draft(...mill('mill.yaml'), ...block('kubectl apply -f wheel.yml'))).join()).to.contain('wheel.yml is to be written');
  });

  test('is itself in a folder that the reader has gone to', () => {
    const lab = draftText(['# Mill', ...block('cd specs', 'kubectl apply -f mill.yaml')], { beside: { 'specs/mill.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: mill }\n' } });
    expect(featureLines(lab)).to.include.members(['I create the file "specs/mill.yaml"', 'I run "kubectl apply -f mill.yaml"']);
  });

  test('is itself where the text has both', () => {
    expect(featureLines(draft(...mill('mill.yaml'), ...mill('mill.yml'), ...block('kubectl apply -f mill.yml')))).to.include('I run "kubectl apply -f mill.yml"');
  });
});

test('a block that begins with the name of its file, and with nothing else, is that file', () => {
  const manifest = ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: mill }'];
  expect(draft(...yamlBlock('specs/mill.yaml', ...manifest), ...block('kubectl apply -f specs/mill.yaml')).fixtures.get('specs/mill.yaml')).to.equal(`${manifest.join('\n')}\n`);
});

test('an editor shows the image that stands in', () => {
  const lab = draftText(['# Mill', ...block('kubectl create deployment mill --image=nginx:1', 'kubectl edit deployment mill'), ...yamlBlock('    spec:', '      containers:', '      - name: nginx', '        image: nginx:2')], { images: { 'nginx:2': 'nginx:3' } });
  expect(featureLines(lab).join()).to.contain('nginx:3').and.not.to.contain('nginx:2');
});

test('a file that is not YAML stands in comments, and the line that applies it is for a person', () => {
  const lab = draft('Write `mill.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: mill', ' data: [', 'a: b'), ...block('kubectl apply -f mill.yaml'));
  expect(lab.fixtures.get('mill.yaml')).to.match(/^# TODO: mill\.yaml is not YAML: .+\n# apiVersion: v1\n/);
  expect(featureLines(lab).join()).to.contain('# TODO line 15: mill.yaml is not YAML');
});
