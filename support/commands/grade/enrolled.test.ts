import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { enrolled } from './enrolled';

const COMPOSED = 'chlo\u00e9';
const DECOMPOSED = 'chloe\u0301';

describe('who is graded', () => {
  let home: string;
  let submissions: string;
  let warnings: string[];
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'labspec-enrolled-'));
    submissions = join(home, 'submissions');
    warnings = [];
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const folders = (...names: string[]): void => names.forEach((name) => mkdirSync(join(submissions, name), { recursive: true }));
  const roster = (...ids: string[]): string => {
    writeFileSync(join(home, 'roster.csv'), ['id,name', ...ids.map((id) => `${id},Name of ${id}`), ''].join('\n'));
    return join(home, 'roster.csv');
  };
  const found = (file?: string): unknown[] => enrolled(submissions, file, (line) => warnings.push(line)).map(({ student: { id, name }, folder, isOnRoster }) => [id, name, folder, isOnRoster]);

  test('those on the roster come first, by its order, then the others; what is no folder is told', () => {
    folders('zoe', 'ada', '.git');
    writeFileSync(join(submissions, 'notes.txt'), '');
    expect(found(roster('bob', 'ada'))).to.deep.equal([['bob', 'Name of bob', 'bob', true], ['ada', 'Name of ada', 'ada', true], ['zoe', 'zoe', 'zoe', false]]);
    expect(warnings).to.deep.equal(['notes.txt is not a student’s folder, so it is ignored', 'zoe is not on the roster']);
    expect(found()).to.deep.equal([['ada', 'ada', 'ada', true], ['zoe', 'zoe', 'zoe', true]]);
  });

  test('folders are matched as systems that teach leave them, and it is said', () => {
    folders('Bob', 'bakerann_10001_7_lab', 'Carlos Díaz_12_assignsubmission_file_', 'Lab 1_eve_attempt_2026-11-20', 'lab-1-gina', 'nobody');
    writeFileSync(join(home, 'roster.csv'), 'Student,ID,SIS Login ID\n    Points Possible,,\n"Bobson, Bob",10000,bob\n"Baker, Ann",10001,abaker\n"Díaz, Carlos",10002,cdiaz\n"Evens, Eve",10003,eve\n"Gray, Gina",10004,gina\n');
    const rows = found(join(home, 'roster.csv'));
    expect(rows).to.deep.equal([
      ['bob', 'Bob Bobson', 'Bob', true],
      ['abaker', 'Ann Baker', 'bakerann_10001_7_lab', true],
      ['cdiaz', 'Carlos Díaz', 'Carlos Díaz_12_assignsubmission_file_', true],
      ['eve', 'Eve Evens', 'Lab 1_eve_attempt_2026-11-20', true],
      ['gina', 'Gina Gray', 'lab-1-gina', true],
      ['nobody', 'nobody', 'nobody', false],
    ]);
    expect(warnings).to.include('line 2 of the roster is no student, so it is left out: Points Possible').and.to.include('Bob is taken for the folder of bob').and.to.include('nobody is not on the roster');
  });

  test('a folder that two may mean is nobody’s', () => {
    folders('lab-ann-bob');
    expect(() => found(roster('ann', 'bob'))).to.throw(AuthorError, /Nobody on the roster has a folder/);
  });

  test('the work may be in one folder within, as archives are unpacked', () => {
    folders('ada/lab-main/__MACOSX', 'ada/lab-main/src', 'bob/one', 'bob/two');
    expect(found()).to.deep.equal([['ada', 'ada', 'ada/lab-main/src', true], ['bob', 'bob', 'bob', true]]);
  });

  test('a folder may be spelt with other code points than the id', () => {
    folders(DECOMPOSED);
    expect(found(roster(COMPOSED))).to.deep.equal([[COMPOSED, `Name of ${COMPOSED}`, DECOMPOSED, true]]);
  });

  test('two folders whose names look the same are refused with both, whether there is a roster or not', () => {
    folders('ada', COMPOSED, DECOMPOSED);
    for (const file of [roster(COMPOSED), roster('ada'), undefined]) {
      expect(() => found(file)).to.throw(AuthorError, /2 folders have names that look the same[^]*spelt chlo\\u\{e9\}/).with.property('message').that.contains('spelt chloe\\u{301}').and.matches(/look: +LC_ALL=C ls -b [^]*next: +keep the one/);
    }
    rmSync(join(submissions, DECOMPOSED), { recursive: true });
    folders('ada\u001b[31m');
    expect(() => found()).to.throw(AuthorError, /seen: +ada, spelt ada\n +ada, spelt ada\\u\{1b\}\[31m/);
  });

  test('signs that are not printed are not seen: they make no other name', () => {
    folders('bob\u200e', 'ada');
    expect(found(roster('bob', '\u2066ada\u2069'))).to.deep.equal([['bob', 'Name of bob', 'bob\u200e', true], ['\u2066ada\u2069', 'Name of \u2066ada\u2069', 'ada', true]]);
    folders('ada\u200b');
    expect(() => found()).to.throw(AuthorError, /look the same[^]*spelt ada\\u\{200b\}/);
  });

  test('nobody is on the roster twice under names that look the same', () => {
    folders(COMPOSED);
    expect(() => found(roster(COMPOSED, DECOMPOSED))).to.throw(AuthorError, /on the roster twice/);
  });

  test('a folder that cannot be opened by its name is refused, not graded as nothing', () => {
    folders('ada');
    mkdirSync(Buffer.concat([Buffer.from(`${submissions}/`), Buffer.from(COMPOSED, 'latin1')]));
    expect(() => found()).to.throw(AuthorError, /not in UTF-8[^]*seen: +chlo\ufffd/);
  });

  test('names do nothing on a terminal where they are warned of', () => {
    folders('eve\u001b[2J\n\u2713 ada');
    writeFileSync(join(submissions, '\u001b]0;title\u0007notes'), '');
    folders('ada');
    expect(found(roster('ada'))).to.have.length(2);
    expect(warnings).to.deep.equal(['notes is not a student’s folder, so it is ignored', 'eve \u2713 ada is not on the roster']);
  });

  test('where nobody on the roster has a folder, it is another folder, or another roster', () => {
    folders('aida', 'submissions');
    expect(() => found(roster('ada', 'bob'))).to.throw(AuthorError, /Nobody on the roster has a folder[^]*such as ada[^]*seen: +aida, submissions/);
  });

  test('an archive is the work of a student as a folder is, alone or in their folder; archives of other kinds are named in a warning', () => {
    folders('ada', '__MACOSX', 'bob/deep');
    for (const file of ['zoe.zip', 'lee_12_7_lab.tar.gz', 'bob/deep/lab.tgz', 'eve.7z']) writeFileSync(join(submissions, file), '');
    expect(found(roster('lee'))).to.deep.equal([['lee', 'Name of lee', 'lee_12_7_lab.tar.gz', true], ['ada', 'ada', 'ada', false], ['bob', 'bob', 'bob/deep/lab.tgz', false], ['zoe', 'zoe', 'zoe.zip', false]]);
    expect(warnings).to.include('eve.7z is not a student’s folder, so it is ignored: unpack it into one').and.to.include('lee_12_7_lab is taken for the folder of lee');
    folders('zoe');
    expect(() => found()).to.throw(AuthorError, /look the same[^]*spelt zoe\n[^]*zoe\.zip/);
  });

  test('nobody at all is told', () => {
    mkdirSync(submissions);
    expect(() => found()).to.throw(AuthorError, /nobody to grade/);
  });
});
