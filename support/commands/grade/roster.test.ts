import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { readRoster as read, type RosterOptions, type Student } from './roster';

/** Without what else they may be called by. */
const readRoster = (file: string, options?: RosterOptions): Student[] => read(file, options).map(({ id, name, email }) => ({ id, name, email }));

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

/** As they are exported, shortened: each with whom it has. */
const EXPORTS: Record<string, [content: string, ...ids: [id: string, name: string, email: string][]]> = {
  'Canvas, with rows that are no students': ['Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (87001)\n,,,,,Manual Posting\n    Points Possible,,,,,100.00\n"Baker, Ann",10001,S1001,abaker,"CS 101 (01), Fall",\n', ['abaker', 'Ann Baker', '']],
  Moodle: ['"First name","Last name","ID number","Email address",Groups\nSeán,O\'Fay,S1003,sean@example.org,\n', ['S1003', 'Seán O\'Fay', 'sean@example.org']],
  'GitHub Classroom, where one has no account yet': ['"identifier","github_username","github_id","name"\n"ann@example.org","annb","111","Ann Baker"\n"eve@example.org","","",""\n', ['annb', 'Ann Baker', 'ann@example.org'], ['eve@example.org', 'eve@example.org', 'eve@example.org']],
  Gradescope: ['First Name,Last Name,SID,Email,Sections\nAnn,Baker,S1001,ann@example.org,\n', ['S1001', 'Ann Baker', 'ann@example.org']],
  'Blackboard, with tabs': ['\uFEFF"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"Baker"\t"Ann"\t"abaker"\t"S1001"\n', ['abaker', 'Ann Baker', '']],
};

for (const [name, [content, ...wanted]] of Object.entries(EXPORTS)) {
  test(`a roster as it is exported by ${name}`, () => {
    expect(readRoster(roster(content))).to.deep.equal(wanted.map(([id, called, email]) => ({ id, name: called, email })));
  });
}

test('columns can be named, and one that there is not is refused with those that there are', () => {
  const file = roster('Matriculation;Called\nada;Ada\n');
  expect(readRoster(file, { id: 'matriculation', name: 'Called' })).to.deep.equal([{ id: 'ada', name: 'Ada', email: '' }]);
  expect(() => readRoster(file)).to.throw(AuthorError, /no column "id"[^]*seen: +matriculation, called[^]*--id-column/);
  expect(() => readRoster(file, { id: 'number' })).to.throw(AuthorError, /no column "number"/);
  expect(() => readRoster(file, { id: 'matriculation', name: 'who' })).to.throw(AuthorError, /no column "who"/);
});
