import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { labFolder, labNames } from '../../lab/load-lab';
import { coverageOf } from './coverage';
import { reportOf } from './report';
import { counted } from './result';

const texts = labNames().map((name) => ({ name, text: join(labFolder(name), 'lab.md') })).filter(({ text }) => existsSync(text));

test('our labs have texts', () => {
  expect(texts.length).to.be.at.least(5);
});

for (const { name, text } of texts) {
  test(`the text of ${name} and its features say the same`, async () => {
    const coverage = await coverageOf(text, name);
    const report = reportOf(coverage).join('\n');
    expect(counted(coverage.tasks).percent, report).to.equal(100);
    expect(coverage.findings, report).to.deep.equal([]);
  });
}
