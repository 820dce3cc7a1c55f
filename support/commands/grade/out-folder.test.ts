import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { LOCK, openOut } from './out-folder';

let home: string;
let submissions: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'labspec-out-'));
  submissions = join(home, 'course/students');
  mkdirSync(join(submissions, 'ada'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true }));

test('it is made, and is used again by the next grading', () => {
  const out = join(home, 'new/graded');
  expect(openOut(out, submissions)).to.equal(out);
  writeFileSync(join(out, `${LOCK}.pid`), '');
  writeFileSync(join(out, 'class.html'), '');
  expect(openOut(out, submissions)).to.equal(out);
});

test('it is nowhere where submissions would be emptied, or taken for a student’s', () => {
  symlinkSync(join(home, 'course'), join(home, 'linked'));
  for (const out of ['course', 'linked', 'course/students', 'course/students/graded', 'course/students/ada']) {
    expect(() => openOut(join(home, out), submissions), out).to.throw(AuthorError, /overlap[^]*--out FOLDER/);
  }
  expect(readdirSync(submissions)).to.include('ada');
});

test('a folder with something else in it is left alone', () => {
  const out = join(home, 'thesis');
  mkdirSync(join(out, 'students/ada'), { recursive: true });
  writeFileSync(join(out, 'students/ada/thesis.doc'), 'mine');
  expect(() => openOut(out, submissions)).to.throw(AuthorError, /no grading has made[^]*seen: +students/);
  expect(existsSync(join(out, 'students/ada/thesis.doc'))).to.equal(true);
});

test('one that cannot be a folder is told with what to do', () => {
  writeFileSync(join(home, 'file'), '');
  for (const out of ['file', 'file/below']) expect(() => openOut(join(home, out), submissions)).to.throw(AuthorError, /cannot be written there \(.*\)[^]*next: +name a folder/);
});
