import { test } from 'node:test';
import { expect } from 'chai';
import type { Deed, Work } from '../work';
import { mutantsOf, otherWaysOf } from './of-task';

const POD = (image: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: oven }\nspec: { containers: [{ name: oven, image: "${image}" }] }\n`;
const at = { file: 'features/oven/01.feature', line: 5 };
const apply: Deed = { types: 'kubectl apply -f oven.yaml', at };
const work = (...deeds: Deed[]): Work => ({ files: new Map([['oven.yaml', POD('nginx:1')], ['oven.yaml#2', POD('nginx:2')]]), paths: new Map([['oven.yaml#2', 'features/oven/02.feature:7']]), tasks: new Map([[1, deeds]]) });
const waysOf = (deeds: Deed[], there: string[]): string[] => otherWaysOf(1, work(...deeds), { before: new Map(there.map((name) => [name, ''])), after: new Map() }).map(({ title }) => title);

test('create instead of apply is right only where nothing of the file is there yet', () => {
  expect(waysOf([apply], [])).to.include('create instead of apply');
  expect(waysOf([apply], ['Pod oven'])).not.to.include('create instead of apply');
});

test('each text that a file gets has wrong ways of its own', () => {
  const second: Deed = { writes: 'oven.yaml', text: 'oven.yaml#2', at };
  const changed = mutantsOf(1, work(second, apply), { before: new Map(), after: new Map() }).filter(({ title }) => title.startsWith('oven.yaml: '));
  expect(changed).to.have.length.above(0);
  for (const { work: wrong } of changed) {
    expect(wrong.files.get('oven.yaml')).to.equal(POD('nginx:1'));
    expect(wrong.files.get('oven.yaml#2')).not.to.equal(POD('nginx:2'));
  }
  expect(changed.find(({ title }) => title.includes('metadata.name'))?.at).to.deep.equal({ file: 'features/oven/02.feature', line: 12 });
});
