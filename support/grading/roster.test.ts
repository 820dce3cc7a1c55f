import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../errors';
import { readRoster } from './roster';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'labspec-roster-'));
});
after(() => rmSync(folder, { recursive: true }));

function roster(content: string | Buffer): string {
  const file = join(folder, 'roster.csv');
  writeFileSync(file, content);
  return file;
}

test('a roster may have a mark of its byte order, quotes, any script, other columns, and semicolons', () => {
  expect(readRoster(roster('\uFEFFName;ID;group\n"Olsen; ""the Bear""";bjarne;2\n李雷;李雷;1\n\n'))).to.deep.equal([
    { id: 'bjarne', name: 'Olsen; "the Bear"', email: '' },
    { id: '李雷', name: '李雷', email: '' },
  ]);
});

test('what sets the columns apart is found in the header: names may have the others in them', () => {
  const ada = [{ id: 'ada', name: 'Lovelace; Ada', email: 'x@y' }];
  expect(readRoster(roster('id,name,email\nada,Lovelace; Ada,x@y\n'))).to.deep.equal(ada);
  expect(readRoster(roster('\uFEFF\n"ID"\tname\temail\r\nada\tLovelace; Ada\tx@y\r\n'))).to.deep.equal(ada);
  expect(readRoster(roster('id;"name, first, last\n(as enrolled)";name;email\nada;x;"Lovelace; Ada";x@y\n'))).to.deep.equal(ada);
  expect(readRoster(roster('name;id\nLovelace, Ada\tB.;ada\n'))).to.deep.equal([{ id: 'ada', name: 'Lovelace, Ada\tB.', email: '' }]);
  expect(readRoster(roster('id\nada\n'))).to.deep.equal([{ id: 'ada', name: 'ada', email: '' }]);
});

test('what is not in UTF-8 is refused, with its line and what to do', () => {
  const text = 'id,name\nada,Ada\nchloé,Chloé\n';
  const bigEndian = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const cases: [content: Buffer, words: RegExp][] = [
    [Buffer.from(text, 'latin1'), /^The roster is not in UTF-8 \(.*roster\.csv:3\)[^]*seen: +chlo\uFFFD,Chlo\uFFFD[^]*CSV UTF-8/],
    [Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'), /roster\.csv:3/],
    [Buffer.from(text.replaceAll('\n', '\r'), 'latin1'), /roster\.csv:3/],
    [Buffer.from(`\uFEFF${text}`, 'utf16le'), /not in UTF-8 \(.*roster\.csv:1\)[^]*UTF-16[^]*CSV UTF-8/],
    [Buffer.from(text, 'utf16le'), /roster\.csv:1\)[^]*UTF-16/],
    [bigEndian, /roster\.csv:1\)[^]*UTF-16/],
    [Buffer.from([0, 255, 254, 1, 2, 3]), /not in UTF-8/],
  ];
  for (const [content, words] of cases) expect(() => readRoster(roster(content)), String(content)).to.throw(AuthorError, words);
});

test('a student without a name is called by the id', () => {
  expect(readRoster(roster('id,name,email\nada,,\n'))).to.deep.equal([{ id: 'ada', name: 'ada', email: '' }]);
});

test('rows and cells that a spreadsheet leaves empty are nobody, and nothing', () => {
  expect(readRoster(roster('id;name;email\r\nada;Ada;a@b\r\n;;\r\nbob;Bob\r\n  \r\n'))).to.deep.equal([{ id: 'ada', name: 'Ada', email: 'a@b' }, { id: 'bob', name: 'Bob', email: '' }]);
});

test('what is wrong is told with its line', () => {
  const cases: [content: string, words: RegExp][] = [
    ['id,name\nada,Ada\nbob,Bob\nada,Ada again\n', /^ada is on the roster twice \(.*roster\.csv:4\)[^]*also on line 2/],
    ['id,name\n,Nobody\n', /has no id \(.*:2\)/],
    ['id,name\n../../etc,Eve\n', /is no name of a folder \(.*:2\)/],
    ['id,name\n..,Eve\n', /is no name of a folder/],
    ['student,name\nada,Ada\n', /no column "id" \(.*:1\)[^]*seen: +student, name/],
    ['', /no column "id"/],
    ['id,name\nada,Ada,more,and more\n', /cannot be read[^]*line 2/],
    ['id,name\n"ada\n', /cannot be read/],
  ];
  for (const [content, words] of cases) expect(() => readRoster(roster(content)), content).to.throw(words);
  expect(() => readRoster(join(folder, 'nowhere.csv'))).to.throw(/cannot be read \(.*nowhere\.csv\)/);
});
