import { test } from 'node:test';
import { expect } from 'chai';
import type { SpecStep } from '../specification/step';
import { WrittenFiles } from './written-files';

const writing = (content: string, keyword: SpecStep['keyword'] = 'When', name = 'oven.yaml'): SpecStep => ({ keyword, writes: { name, path: 'features/oven/01.feature:7', content } }) as SpecStep;

test('a file has the text of the step that writes it, and another one once a later step changes it', () => {
  const written = new WrittenFiles();
  expect(written.by(writing('heat: 1'))).to.deep.equal([{ writes: 'oven.yaml', text: 'oven.yaml' }]);
  expect(written.by(writing('heat: 1'))).to.deep.equal([]);
  expect(written.by(writing('heat: 2'))).to.deep.equal([{ writes: 'oven.yaml', text: 'oven.yaml#2' }]);
  expect(written.by(writing('heat: 1'))).to.deep.equal([{ writes: 'oven.yaml', text: 'oven.yaml#3' }]);
  expect(written.by(writing('heat: 5', 'When', 'till.yaml'))).to.deep.equal([{ writes: 'till.yaml', text: 'till.yaml' }]);
  expect(written.texts.get('oven.yaml#2')).to.equal('heat: 2');
});

test('what a Given or a Then says of a file changes nothing that is written', () => {
  const written = new WrittenFiles();
  written.by(writing('heat: 2'));
  for (const keyword of ['Given', 'Then'] as const) expect(written.by(writing('heat: 1', keyword))).to.deep.equal([]);
  expect(new WrittenFiles().by(writing('heat: 1', 'Given'))).to.have.length(1);
});
