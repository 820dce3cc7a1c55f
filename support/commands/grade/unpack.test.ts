import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { create } from 'tar';
import { ZipFile } from 'yazl';
import { EnvironmentError } from '../../errors/errors';
import { isArchive, unpack, withoutEnding } from './unpack';

describe('an archive that was handed in', () => {
  let home: string;
  let to: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'labspec-unpack-'));
    to = join(home, 'to');
    mkdirSync(to);
  });
  afterEach(() => rmSync(home, { recursive: true }));

  /** @param entries name and content of each @param modes of the entries that are no plain files */
  async function zip(entries: Record<string, string>, modes: Record<string, number> = {}): Promise<string> {
    const file = new ZipFile();
    for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name, { mode: modes[name] ?? 0o100644 });
    file.end();
    const path = join(home, 'lab.zip');
    await pipeline(file.outputStream, createWriteStream(path));
    return path;
  }

  test('is known by its name', () => {
    expect(['ann.zip', 'Ann_12_lab.ZIP', 'ann.tar', 'ann.tgz', 'ann.tar.gz'].map(isArchive)).to.deep.equal([true, true, true, true, true]);
    expect(['ann', 'ann.7z', 'zip', 'ann.zip.txt'].some(isArchive)).to.equal(false);
    expect(['ann.tar.gz', 'Ann Lee.zip', 'ann'].map(withoutEnding)).to.deep.equal(['ann', 'Ann Lee', 'ann']);
  });

  test('gives its files, in their folders, without what programs have put there', async () => {
    const leftOut = await unpack(await zip({ 'lab/Dockerfile': 'FROM node:20-slim\n', 'lab/node_modules/x/index.js': '', '__MACOSX/lab/._Dockerfile': '' }), to);
    expect(leftOut).to.deep.equal([]);
    expect(readdirSync(to)).to.deep.equal(['lab']);
    expect(readdirSync(join(to, 'lab'))).to.deep.equal(['Dockerfile']);
    expect(readFileSync(join(to, 'lab/Dockerfile'), 'utf8')).to.equal('FROM node:20-slim\n');
  });

  test('gives no link and no file that nobody has written by hand, and says so', async () => {
    const leftOut = await unpack(await zip({ 'helloworld.js': 'x', link: '/etc/passwd', 'image.tar': 'x'.repeat(2_000_000) }, { link: 0o120777 }), to);
    expect(leftOut).to.deep.equal(['link', 'image.tar']);
    expect(readdirSync(to)).to.deep.equal(['helloworld.js']);
  });

  test('may be a tar, packed or not, whose links are left out', async () => {
    const from = join(home, 'from');
    mkdirSync(join(from, 'lab'), { recursive: true });
    writeFileSync(join(from, 'lab/podkv.yaml'), 'kind: Pod\n');
    symlinkSync('/etc/passwd', join(from, 'lab/passwd'));
    for (const [name, gzip] of [['lab.tar', false], ['lab.tar.gz', true]] as const) {
      await create({ file: join(home, name), cwd: from, gzip }, ['lab']);
      expect(await unpack(join(home, name), to)).to.deep.equal(['lab/passwd']);
      expect(readdirSync(join(to, 'lab'))).to.deep.equal(['podkv.yaml']);
      rmSync(join(to, 'lab'), { recursive: true });
    }
  });

  test('writes nothing outside of its folder', async () => {
    const path = await zip({ 'aa/escaped.txt': 'x' });
    // No program that writes archives gives such a name by itself.
    writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll('aa/escaped.txt', '../escaped.txt'), 'latin1'));
    await expectNotReadable(path, /invalid relative path/);
    expect(existsSync(join(home, 'escaped.txt'))).to.equal(false);
  });

  for (const [what, content, said] of [['empty', '', /./], ['no archive at all', 'not a zip', /./], ['cut off', 'PK\u0003\u0004', /./]] as const) {
    test(`that is ${what} is told with its name, and costs nobody anything`, async () => {
      for (const name of ['ann.zip', 'ann.tar.gz']) {
        writeFileSync(join(home, name), content);
        await expectNotReadable(join(home, name), said);
      }
    });
  }

  async function expectNotReadable(path: string, said: RegExp): Promise<void> {
    const error = await unpack(path, to).then(() => undefined, (thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(EnvironmentError).with.property('message').that.matches(said).and.matches(/cannot be unpacked/);
  }
});
