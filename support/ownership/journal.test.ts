import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { expect } from 'chai';
import { abandoned, Journal } from './journal';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'labspec-journal-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what a run owns is on disk at once, and nothing is left of a run that ended well', () => {
  const journal = new Journal(folder);
  journal.add({ kind: 'container', name: 'hello' });
  expect(readdirSync(folder)).to.have.length(1);
  journal.close();
  expect(readdirSync(folder)).to.deep.equal([]);
});

test('a run that is alive is not abandoned', () => {
  new Journal(folder).add({ kind: 'folder', path: '/tmp/x' });
  expect(abandoned(folder)).to.deep.equal([]);
});

test('a run that was killed is, with all that it owned and learned, until it is struck off', () => {
  const script = `const { Journal } = require('./support/ownership/journal'); const journal = new Journal(${JSON.stringify(folder)});
    const pod = journal.add({ kind: 'pod', cluster: 'demo', namespace: 'default', name: 'hello' });
    journal.forget(journal.add({ kind: 'container', name: 'never made' }));
    pod.uid = 'u-1'; journal.save(); process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--require', 'ts-node/register', '-e', script]);
  const left = abandoned(folder);
  expect(left.map(({ owned }) => owned)).to.deep.equal([[{ kind: 'pod', cluster: 'demo', namespace: 'default', name: 'hello', uid: 'u-1' }]]);
  left[0]?.remove();
  expect(abandoned(folder)).to.deep.equal([]);
});

test('a file that is no journal is passed over', () => {
  writeFileSync(join(folder, 'half.json'), '{"pid": 1');
  expect(abandoned(folder)).to.deep.equal([]);
});
