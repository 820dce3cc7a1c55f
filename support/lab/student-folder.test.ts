import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { runCommand } from '../system/command/run-command';
import { EnvironmentError, TaskFailed } from '../errors/errors';
import { readLabFile } from '../runtime/work/read-file';
import { copyFolder, mustBeFolder, studentFolder } from './student-folder';

const NOBODY = 65534;
let home: string;
let from: string;
let to: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'labspec-student-'));
  [from, to] = [join(home, 'from'), join(home, 'to')];
  mkdirSync(from);
});
afterEach(() => rmSync(home, { recursive: true }));

const read = (name: string) => () => readLabFile(name, to, from);

/** As a user without root's rights. */
function asNobody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  chmodSync(home, 0o777);
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test('a folder may begin with ~', () => {
  expect(studentFolder('~/work', 'helloworld')).to.equal(join(homedir(), 'work'));
  expect(studentFolder(undefined, 'helloworld')).to.equal(join(homedir(), 'helloworld'));
});

test('a missing folder, a file instead of a folder and an unreadable folder are reported with what to do', () => {
  expect(() => mustBeFolder(join(home, 'no'))).to.throw(EnvironmentError, /There is no folder .*\n.*mkdir -p .*--folder/);
  writeFileSync(join(home, 'file'), '');
  expect(() => mustBeFolder(join(home, 'file'))).to.throw(EnvironmentError, /file is not a folder/);
  chmodSync(from, 0);
  asNobody(() => expect(() => mustBeFolder(from)).to.throw(EnvironmentError, /cannot be read .*\n[^]*chmod u\+rx/));
  chmodSync(from, 0o755);
});

test('an unreadable file is the student’s mistake, and the other files are still read', () => {
  for (const name of ['closed.js', 'open.js']) writeFileSync(join(from, name), 'x');
  chmodSync(join(from, 'closed.js'), 0);
  mkdirSync(join(from, 'closed'), { mode: 0 });
  asNobody(() => copyFolder(from, to));
  expect(read('closed.js')).to.throw(TaskFailed, /closed\.js cannot be read[^]*chmod u\+r closed\.js/);
  expect(read('open.js')()).to.equal('x');
  chmodSync(join(from, 'closed'), 0o755);
});

test('a pipe, a folder and a broken link are not files', async () => {
  await runCommand('mkfifo', [join(from, 'pipe.js')]);
  mkdirSync(join(from, 'folder.js'));
  symlinkSync('nowhere', join(from, 'link.js'));
  copyFolder(from, to);
  expect(read('pipe.js')).to.throw(TaskFailed, 'pipe.js cannot be read');
  expect(read('folder.js')).to.throw(TaskFailed, 'folder.js is a folder, not a file');
  expect(read('link.js')).to.throw(TaskFailed, 'link.js is a link to a file that does not exist');
});

test('a missing folder, a missing file and a misspelt file have different messages', () => {
  writeFileSync(join(from, 'HelloWorld.js'), '');
  copyFolder(from, to);
  expect(read('package.json')).to.throw(TaskFailed, /There is no file package\.json/);
  expect(read('helloworld.js')).to.throw(TaskFailed, /is called HelloWorld\.js[^]*mv HelloWorld\.js helloworld\.js/);
  copyFolder(join(home, 'no'), join(home, 'not'));
  expect(existsSync(join(home, 'not'))).to.equal(false);
  expect(() => readLabFile('helloworld.js', to, join(home, 'no'))).to.throw(TaskFailed, /There is no folder .*\n.*--folder FOLDER/);
});

test('a file too large to be written by hand, such as a saved image, is not copied', () => {
  writeFileSync(join(from, 'helloworld.tar'), '');
  truncateSync(join(from, 'helloworld.tar'), 300_000_000);
  writeFileSync(join(from, 'helloworld.js'), 'x');
  copyFolder(from, to);
  expect(readdirSync(to)).to.deep.equal(['helloworld.js']);
});

test('a folder that is too large for a lab is not copied', () => {
  for (let part = 0; part < 6; part++) {
    writeFileSync(join(from, `part-${part}`), '');
    truncateSync(join(from, `part-${part}`), 9_000_000);
  }
  expect(() => copyFolder(from, to)).to.throw(EnvironmentError, /too large[^]*54 MB/);
});
