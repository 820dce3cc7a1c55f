import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../errors/errors';
import { readText } from './read-text';

const TEXT = '# Bäckerei\n\n## 1. Open\n\n```\nkubectl get pods\n```\n';

describe('the encoding of a text', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-text-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(bytes: Buffer | string): string {
    const path = join(folder, 'lab.md');
    writeFileSync(path, bytes);
    return path;
  }

  const bigEndian = Buffer.from(TEXT, 'utf16le').swap16();
  const OTHERS: [name: string, bytes: Buffer, says: RegExp][] = [
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), /The text is in UTF-16; labspec reads UTF-8 \(.*lab\.md\)[^]*iconv -f UTF-16 -t UTF-8 .*lab\.md/],
    ['UTF-16 of Windows, without a mark', Buffer.from(TEXT, 'utf16le'), /iconv -f UTF-16LE -t UTF-8/],
    ['UTF-16 of networks, without a mark', bigEndian, /iconv -f UTF-16BE -t UTF-8/],
    ['Latin-1', Buffer.from(TEXT, 'latin1'), /The text is not in UTF-8 \(.*lab\.md:1\)[^]*iconv -f ISO-8859-1 -t UTF-8/],
    ['the quotes of Windows', Buffer.concat([Buffer.from('# Lab\n\n'), Buffer.from([0x93, 0x61, 0x94]), Buffer.from('\n')]), /lab\.md:3\)[^]*iconv -f WINDOWS-1252 -t UTF-8/],
    ['no text at all', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), Buffer.from(TEXT)]), /This is not a text: .*lab\.md\)\n +next: +name the lab/],
  ];
  for (const [name, bytes, says] of OTHERS) {
    test(`is refused if it is ${name}`, () => {
      expect(() => readText(file(bytes))).to.throw(AuthorError).with.property('message').that.matches(says);
    });
  }

  test('may have a mark of UTF-8', () => {
    expect(readText(file(`\uFEFF${TEXT}`))).to.have.property('title', 'Bäckerei');
  });

  test('is refused in a file that the text includes, and in a page of a folder', () => {
    writeFileSync(join(folder, 'more.md'), Buffer.from(TEXT, 'latin1'));
    expect(() => readText(file(`# Lab\n\n--8<-- "more.md"\n`))).to.throw(AuthorError, /more\.md:1/);
    expect(() => readText(folder)).to.throw(AuthorError, /more\.md:1/);
  });

  test('does not matter where nothing is in the text', () => {
    for (const text of ['', ' \n\n', '\uFEFF']) expect(() => readText(file(text))).to.throw(AuthorError, /The text is empty \(.*lab\.md\)/);
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages/one.md'), '');
    expect(() => readText(join(folder, 'pages'))).to.throw(AuthorError, 'All files of markdown in this folder are empty');
  });
});
