import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { lintFiles } from './lint-files';

const CASES: [file: string, text: string, finding: string | undefined][] = [
  ['web.yaml', 'kind: Pod\nmetadata:\n  name: web\n   labels: {}\n', 'fixtures/shop/web.yaml:3: This is not YAML'],
  ['two.yml', 'kind: Pod\n---\nkind: [Pod\n', 'fixtures/shop/two.yml:'],
  ['config/app.json', '{\n  "port": 80,\n  "name" "web"\n}\n', 'fixtures/shop/config/app.json:3: This is not JSON'],
  ['short.json', '{\n  "port": 80\n', 'fixtures/shop/short.json:3: This is not JSON'],
  ['good.yaml', '# Two\nkind: Pod\n---\nkind: Service\n', undefined],
  ['good.json', '[1, 2]\n', undefined],
  ['empty.yaml', '', undefined],
  ['chart.yaml', 'name: {{ .Values.name }}\n', undefined],
  ['notes.txt', 'a: b: c\n', undefined],
];

describe('the files of a lab', () => {
  const ownProject = process.env['LABSPEC_PROJECT'];
  let project: string;
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'labspec-files-'));
    process.env['LABSPEC_PROJECT'] = project;
    mkdirSync(join(project, 'fixtures/shop/config'), { recursive: true });
  });
  after(() => {
    if (ownProject === undefined) delete process.env['LABSPEC_PROJECT'];
    else process.env['LABSPEC_PROJECT'] = ownProject;
    rmSync(project, { recursive: true });
  });

  for (const [file, text, finding] of CASES) {
    test(`${file}: ${finding ?? 'nothing'}`, () => {
      const path = join(project, 'fixtures/shop', file);
      writeFileSync(path, text);
      try {
        const findings = lintFiles('shop');
        expect(findings.length).to.equal(finding === undefined ? 0 : 1);
        for (const { place, reason } of findings) expect(`${place}: ${reason}`).to.contain(finding);
      } finally {
        rmSync(path);
      }
    });
  }

  test('a lab without files has no mistakes in them', () => {
    expect(lintFiles('market')).to.deep.equal([]);
  });
});
