import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { parseLab } from '../../lab/load-lab';
import { beginLab } from './begin-lab';

describe('a new lab', () => {
  let project: string;
  const read = (file: string): string => readFileSync(join(project, file), 'utf8');

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'labspec-new-'));
  });
  afterEach(() => rmSync(project, { recursive: true }));

  test('has a lab.yaml that is valid, and files under its name', () => {
    const { written, kept } = beginLab(project, 'my-lab');
    expect(written).to.include.members(['.gitignore', 'cucumber.js', 'features/my-lab/lab.yaml', 'fixtures/my-lab/web.yaml', 'package.json']);
    expect(kept).to.deep.equal([]);
    expect(parseLab(read('features/my-lab/lab.yaml'), 'lab.yaml').title).to.equal('My lab');
    expect(JSON.parse(read('package.json'))).to.have.nested.property('devDependencies.labspec');
  });

  test('changes no file that exists, except for scripts that package.json lacks', () => {
    writeFileSync(join(project, 'cucumber.js'), '// mine\n');
    writeFileSync(join(project, 'package.json'), '{"name":"mine","scripts":{"lint":"eslint ."}}');
    const { kept } = beginLab(project, 'my-lab');
    expect(kept).to.deep.equal(['cucumber.js']);
    expect(read('cucumber.js')).to.equal('// mine\n');
    expect(JSON.parse(read('package.json'))).to.deep.equal({ name: 'mine', scripts: { up: 'labspec up', lab: 'cucumber-js', lint: 'eslint .' } });
  });

  test('is a second one beside the first', () => {
    beginLab(project, 'my-lab');
    const { written, kept } = beginLab(project, 'another');
    expect(written).to.deep.equal(['features/another/01-first.feature', 'features/another/lab.md', 'features/another/lab.yaml', 'fixtures/another/web.yaml']);
    expect(kept).to.include('package.json');
  });

  test('has a configuration in CommonJS also among ES modules', () => {
    writeFileSync(join(project, 'package.json'), '{"type":"module"}');
    expect(beginLab(project, 'my-lab').written).to.include('cucumber.cjs').and.not.include('cucumber.js');
  });

  test('is not begun where there is one of its name, or package.json cannot be read; nothing is written then', () => {
    writeFileSync(join(project, 'package.json'), '{"name":');
    expect(() => beginLab(project, 'my-lab')).to.throw(AuthorError, 'package.json is not valid JSON');
    expect(existsSync(join(project, 'features'))).to.equal(false);
    rmSync(join(project, 'package.json'));
    beginLab(project, 'my-lab');
    expect(() => beginLab(project, 'my-lab')).to.throw(AuthorError, 'There is a lab my-lab already');
  });
});
