import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { parseLab } from '../../lab/load-lab';
import { projectFiles } from './project-files';

const LAB = parseLab('title: Bakery\ntasks: [{ id: 1, title: One }]\n', 'lab.yaml');

describe('the project of a pack', () => {
  const before = process.env['LABSPEC_PROJECT'];
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'labspec-packed-'));
    process.env['LABSPEC_PROJECT'] = join(project, 'lab');
    mkdirSync(join(project, 'lab'));
  });
  afterEach(() => {
    if (before === undefined) delete process.env['LABSPEC_PROJECT'];
    else process.env['LABSPEC_PROJECT'] = before;
    rmSync(project, { recursive: true });
  });

  function packed(labspec: string): { files: ReadonlyMap<string, string | Buffer>; dependency: string; readme: string } {
    writeFileSync(join(project, 'lab/package.json'), JSON.stringify({ devDependencies: { labspec } }));
    const files = projectFiles('bakery', LAB);
    const { dependencies } = JSON.parse(String(files.get('package.json'))) as { dependencies: Record<string, string> };
    return { files, dependency: dependencies['labspec'] ?? '', readme: String(files.get('README.md')) };
  }

  test('takes labspec along if its author has it from a file', () => {
    writeFileSync(join(project, 'labspec-7.0.0.tgz'), 'bytes');
    const { files, dependency, readme } = packed('file:../labspec-7.0.0.tgz');
    expect([String(files.get('labspec-7.0.0.tgz')), dependency]).to.deep.equal(['bytes', 'file:labspec-7.0.0.tgz']);
    expect(readme).to.contain('takes labspec from `labspec-7.0.0.tgz` in this folder').and.not.contain('404');
  });

  test('names the file to ask for if the registry may not have it', () => {
    const gone = packed('file:../labspec-7.0.0.tgz');
    expect(gone.dependency).to.match(/^\^\d/);
    expect(gone.readme).to.contain('npm install ./labspec-7.0.0.tgz');
    const ranged = packed('^0.1.0');
    expect([ranged.dependency, [...ranged.files.keys()].sort()]).to.deep.equal(['^0.1.0', ['README.md', 'cucumber.cjs', 'package.json']]);
    expect(ranged.readme).to.match(/npm install \.\/labspec-[\d.]+\.tgz/);
  });
});
