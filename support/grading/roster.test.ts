import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
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

test('a student without a name is called by the id', () => {
  expect(readRoster(roster('id,name,email\nada,,\n'))).to.deep.equal([{ id: 'ada', name: 'ada', email: '' }]);
});

test('what is wrong is told with its line', () => {
  const cases: [content: string | Buffer, words: RegExp][] = [
    ['id,name\nada,Ada\nbob,Bob\nada,Ada again\n', /^ada is on the roster twice \(.*roster\.csv:4\)[^]*also on line 2/],
    ['id,name\n,Nobody\n', /has no id \(.*:2\)/],
    ['id,name\n../../etc,Eve\n', /is no name of a folder \(.*:2\)/],
    ['id,name\n..,Eve\n', /is no name of a folder/],
    ['student,name\nada,Ada\n', /no column "id" \(.*:1\)[^]*seen: +student, name/],
    ['', /no column "id"/],
    ['id,name\nada,Ada,more,and more\n', /cannot be read[^]*line 2/],
    ['id,name\n"ada\n', /cannot be read/],
    [Buffer.from([0, 255, 254, 1, 2, 3]), /no column "id"|cannot be read/],
  ];
  for (const [content, words] of cases) expect(() => readRoster(roster(content)), String(content)).to.throw(words);
  expect(() => readRoster(join(folder, 'nowhere.csv'))).to.throw(/cannot be read \(.*nowhere\.csv\)/);
});
