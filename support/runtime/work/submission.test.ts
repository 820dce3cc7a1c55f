import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../lab/load-lab';
import { copyOthers, submittedFile } from './submission';
import { digestOf, workIn } from '../../commands/grade/work';

const lab = loadLab('understanding-pods');
let home: string;
let eve: string;
const cause = (name: string): unknown => {
  try {
    return submittedFile(eve, name);
  } catch (error) {
    return (error as { problem?: { cause?: string } }).problem?.cause;
  }
};

before(() => {
  home = mkdtempSync(join(tmpdir(), 'labspec-submission-'));
  eve = join(home, 'eve');
  mkdirSync(eve);
  writeFileSync(join(eve, 'Helloworld.js'), '');
  writeFileSync(join(eve, 'package.json'), '{}');
  truncateSync(join(eve, 'package.json'), 100_000_000);
  symlinkSync('/etc/passwd', join(eve, 'Dockerfile'));
  symlinkSync('/etc', join(eve, 'etc'));
  mkdirSync(join(eve, 'podkv.yaml'));
  mkdirSync(join(eve, 'parts/deep'), { recursive: true });
  writeFileSync(join(eve, 'parts/deep/web.yaml'), 'kind: Pod');
  writeFileSync(join(eve, 'notes.txt'), 'mine');
});
after(() => rmSync(home, { recursive: true }));

test('a file that is misnamed, too large, a link, a folder or not there is told as such', () => {
  expect(['helloworld.js', 'package.json', 'Dockerfile', 'podkv.yaml', 'other'].map(cause)).to.deep.equal(['file-misnamed', 'file-too-large', 'file-is-a-link', 'file-is-a-folder', 'file-missing']);
});

test('a file may be in a folder, but not behind a link; one that is elsewhere is named, with the way to its place', () => {
  expect(submittedFile(eve, 'parts/deep/web.yaml')).to.equal(join(eve, 'parts/deep/web.yaml'));
  expect(cause('etc/passwd')).to.equal('file-is-a-link');
  expect(() => submittedFile(eve, 'manifests/web.yaml')).to.throw(/The file manifests\/web\.yaml is called parts\/deep\/web\.yaml[^]*mkdir -p manifests && mv parts\/deep\/web\.yaml manifests\/web\.yaml/);
});

test('other files are copied, also those in folders, but no link and nothing that is large', () => {
  const to = join(home, 'to');
  mkdirSync(to);
  copyOthers(eve, to, ['Dockerfile']);
  expect(readdirSync(to)).to.deep.equal(['Helloworld.js', 'notes.txt', 'parts']);
  expect([existsSync(join(to, 'parts/deep/web.yaml')), existsSync(join(to, 'etc'))]).to.deep.equal([true, false]);
});

test('work is files of the lab, also misnamed ones; else a record; else nothing', () => {
  const folder = (name: string, ...files: string[]): string => {
    mkdirSync(join(home, name));
    for (const file of files) writeFileSync(join(home, name, file), '');
    return join(home, name);
  };
  expect(workIn(eve, lab).kind).to.equal('files');
  expect(workIn(folder('a', 'dockerfile'), lab).kind).to.equal('files');
  expect(workIn(folder('b', 'watch.json'), lab).kind).to.equal('record');
  expect(workIn(folder('c', 'watch.json', 'podkv.yaml'), lab).kind).to.equal('files');
  expect(workIn(folder('d', 'notes.txt'), lab)).to.deep.equal({ kind: 'nothing', names: ['notes.txt'] });
  expect(workIn(folder('e'), lab).kind).to.equal('nothing');
  expect(workIn(join(home, 'nowhere'), lab).kind).to.equal('nothing');
});

test('a submission that changes is told from the one before, one that does not is not', () => {
  const folder = join(home, 'd');
  const before = digestOf(folder);
  expect(digestOf(folder)).to.equal(before);
  writeFileSync(join(folder, 'notes.txt'), 'changed');
  const changed = digestOf(folder);
  expect(changed).not.to.equal(before);
  mkdirSync(join(folder, 'parts'));
  writeFileSync(join(folder, 'parts/web.yaml'), 'kind: Pod');
  expect(digestOf(folder), 'a file in a folder').not.to.equal(changed);
});

test('what is no folder, or a link to one, is nothing that was handed in', () => {
  symlinkSync(eve, join(home, 'linked'));
  for (const name of ['linked', 'eve/notes.txt', 'not-there']) {
    expect(workIn(join(home, name), lab)).to.deep.equal({ kind: 'nothing', names: [] });
    expect(digestOf(join(home, name))).to.equal(digestOf(join(home, 'not-there')));
  }
});
