import { describe, test } from 'node:test';
import { expect } from 'chai';
import { block, draftText, featureLines, yamlBlock } from '../../../../test/kit/draft-text';
import type { Draft } from '../draft-lab';

const config = (name: string, value: string): string => ['apiVersion: v1', 'kind: ConfigMap', `metadata:\n  name: ${name}`, `data:\n  bread: ${value}`].join('\n');
const OPEN = config('oven', '# TODO: what is baked first');
const DONE = config('oven', 'rye');
const OTHER = config('shelf', 'oats');
const APPLY = ['# Bakery', 'Fill in `oven.yaml`:', ...block('kubectl apply -f oven.yaml', 'kubectl get cm oven')];
const bakery = (beside: Record<string, string>, lines: readonly string[] = APPLY): Draft => draftText(lines, { beside });

describe('a file with gaps beside the text', () => {
  test('is the solution with the same objects, and the author is asked to look at it', () => {
    for (const solution of ['solutions/oven.yaml', 'answers/bake/one.yml', 'oven-solution.yaml', 'solved.oven.yaml']) {
      const lab = bakery({ 'oven.yaml': OPEN, [solution]: DONE });
      expect(lab.fixtures.get('oven.yaml'), solution).to.equal(`${DONE}\n`);
      expect(lab.questions).to.deep.equal([`oven.yaml (line 5) has gaps that its reader fills in: ${solution} stands in its place; see whether it is what the text asks for`]);
      expect(featureLines(lab)).to.include('config map "oven" has the key "bread" with the value "rye"');
    }
  });

  test('is only what it has of a solution for several files, also if the reader writes the names', () => {
    const solution = `${OTHER}\n---\n${DONE}\n`;
    expect(bakery({ 'oven.yaml': OPEN, 'solutions/all.yaml': solution }).fixtures.get('oven.yaml')).to.equal(`${DONE}\n`);
    expect(bakery({ 'oven.yaml': OPEN.replace('name: oven', 'name: # TODO: "oven"'), 'solutions/all.yaml': solution }).fixtures.get('oven.yaml')).to.equal(`${DONE}\n`);
    expect(bakery({ 'oven.yaml': OPEN.replace('name: oven', 'name: # TODO'), 'solutions/all.yaml': solution }).fixtures.get('oven.yaml')).to.match(/^# TODO/);
  });

  test('is what the text shows of it further down, or what its remarks have', () => {
    expect(bakery({ 'oven.yaml': OPEN }, [...APPLY, 'The whole `oven.yaml`:', ...yamlBlock(...DONE.split('\n'))]).fixtures.get('oven.yaml')).to.equal(`${DONE}\n`);
    const remarked = bakery({ 'oven.yaml': config('oven', '# TODO: "rye" (it takes longest)') });
    expect(remarked.fixtures.get('oven.yaml')).to.equal(`${config('oven', '"rye"')}\n`);
    expect(remarked.questions.join()).to.contain('with the values of its remarks stands in its place');
  });

  test('without a solution, or with two that differ, is asked for, and its lines wait', () => {
    for (const more of [{}, { 'solutions/a.yaml': DONE, 'solutions/b.yaml': DONE.replace('rye', 'spelt') }, { 'solutions/a.yaml': OTHER }]) {
      const lab = bakery({ 'oven.yaml': OPEN, ...more });
      expect(lab.fixtures.get('oven.yaml')).to.match(/^# TODO: its reader fills in[^]*# kind: ConfigMap/);
      expect(lab.questions).to.deep.equal(['what is in oven.yaml (line 5)? Write it in the fixtures, where TODO stands for it']);
      expect(featureLines(lab)).to.include('# TODO line 5: oven.yaml is to be written in the fixtures; then take these steps in').and.not.include('I run "kubectl apply -f oven.yaml"');
    }
  });

  test('stays as it is where it is whole, with a remark of its author', () => {
    const whole = `# TODO: more bread\n${DONE}`;
    expect(bakery({ 'oven.yaml': whole }).fixtures.get('oven.yaml')).to.equal(`${whole}\n`);
  });
});

describe('a block that shows a part of a file', () => {
  const lines = (...shown: string[]): string[] => ['# Bakery', 'Write `oven.yaml`:', ...yamlBlock(...shown), ...block('kubectl apply -f oven.yaml')];
  const part = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: oven', 'data:', '  [...]'];

  test('is the whole file beside the text', () => {
    const lab = bakery({ 'oven.yaml': DONE }, lines(...part));
    expect(lab.fixtures.get('oven.yaml')).to.equal(`${DONE}\n`);
    expect(featureLines(lab)).to.include.members(['# line 5 shows a part of oven.yaml, which stands whole beside the text', 'config map "oven" exists']);
    expect(featureLines(lab).some((line) => line.includes('TODO'))).to.equal(false);
  });

  test('without one is a file that the author is asked for', () => {
    expect(bakery({}, lines(...part)).fixtures.get('oven.yaml')).to.match(/^# TODO: its reader fills in/);
    expect(bakery({ 'oven.yaml': config('oven', '# TODO') }, lines(...part)).fixtures.get('oven.yaml')).to.match(/^# TODO: its reader fills in/);
  });

  test('goes into the file that the text has shown before', () => {
    const lab = bakery({}, [...lines(...DONE.split('\n')), 'Add to `oven.yaml`:', ...yamlBlock('apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: oven', 'data:', '  ...', '  cake: plum'), ...block('kubectl apply -f oven.yaml')]);
    expect(featureLines(lab).join('\n')).to.match(/bread: rye\ncake: plum/);
  });
});
