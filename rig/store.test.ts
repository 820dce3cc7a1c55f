import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { inScratch, keyOf, make, rigFiles, sweep } from './store';
import { keepEnvironment } from '../test/kit/environment';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'labspec-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what is made appears whole, under its name, and nothing else stays', async () => {
  const file = path.join(folder, 'a', 'tree.tar');
  expect(await make(file, async (part) => {
    expect(existsSync(file)).to.be.false;
    await writeFile(part, 'whole');
  })).to.equal(file);
  expect(readFileSync(file, 'utf8')).to.equal('whole');
  expect(readdirSync(path.dirname(file))).to.deep.equal(['tree.tar']);
});

test('a maker that fails leaves nothing, and what was there before stays', async () => {
  const file = path.join(folder, 'tree.tar');
  writeFileSync(file, 'before');
  const error: unknown = await make(file, async (part) => {
    await writeFile(part, 'half');
    throw new Error('no room');
  }).catch((e: unknown) => e);
  expect(error).to.have.property('message', 'no room');
  expect(readFileSync(file, 'utf8')).to.equal('before');
  expect(readdirSync(folder)).to.deep.equal(['tree.tar']);
});

test('a folder is made whole too, also in the place of an older one', async () => {
  const made = path.join(folder, 'kubernetes');
  mkdirSync(made);
  writeFileSync(path.join(made, 'old'), '');
  await make(made, async (part) => {
    await mkdir(part);
    await writeFile(path.join(part, 'kube'), '');
  });
  expect(readdirSync(made)).to.deep.equal(['kube']);
});

test('a process that is killed while it makes something leaves nothing that looks made, and the next run sweeps it away', async () => {
  const file = path.join(folder, 'deep', 'tree.tar');
  const script = `require('./rig/store').make(${JSON.stringify(file)}, async (part) => { require('fs').writeFileSync(part, 'half'); console.log('writing'); await new Promise((r) => setTimeout(r, 60000)) })`;
  const child = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(file)).to.be.false;
  expect(readdirSync(path.dirname(file))).to.have.length(1);
  expect(await sweep(folder)).to.have.length(1);
  expect(readdirSync(path.dirname(file))).to.deep.equal([]);
});

test('sweeping leaves alone what is made', async () => {
  writeFileSync(path.join(folder, 'tree.tar'), '');
  expect(await sweep(folder)).to.deep.equal([]);
  expect(await sweep(path.join(folder, 'not there'))).to.deep.equal([]);
  expect(readdirSync(folder)).to.deep.equal(['tree.tar']);
});

test('scratch is gone after the work, whether it worked or not', async () => {
  const putBack = keepEnvironment();
  process.env['LABSPEC_CACHE'] = folder;
  try {
    let seen = '';
    await inScratch((scratch) => Promise.reject(new Error((seen = scratch)))).catch(() => undefined);
    expect(seen).to.contain(folder);
    expect(await inScratch((scratch) => Promise.resolve(existsSync(scratch)))).to.be.true;
    expect(readdirSync(folder)).to.deep.equal([]);
  } finally {
    putBack();
  }
});

test('a key changes with any input, and with where one ends', () => {
  expect(keyOf('a', 'b')).to.equal(keyOf('a', 'b'));
  expect(new Set([keyOf('a', 'b'), keyOf('ab'), keyOf('b', 'a'), keyOf('a', 'b', ''), keyOf({ a: 'b' })])).to.have.property('size', 5);
});

test('the rig’s files are an input by name and content, without their tests', () => {
  const files = (JSON.parse(rigFiles('go')) as [string, string][]).map(([name]) => name);
  expect(files).to.include.members([path.join('kubernetes', 'main.go'), path.join('pause', 'main.go')]);
  expect(files.filter((name) => name.includes('_test'))).to.deep.equal([]);
});
