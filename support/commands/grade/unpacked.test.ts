import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { create } from 'tar';
import { Journal } from '../../ownership/journal';
import { Unpacked } from './unpacked';

test('archives are unpacked for as long as a class is graded; one that cannot be read is told of its own student only', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'labspec-unpacked-test-'));
  t.after(() => rmSync(home, { recursive: true }));
  const submissions = join(home, 'submissions');
  for (const folder of ['ada', 'lab', 'folder.zip']) mkdirSync(join(submissions, folder), { recursive: true });
  writeFileSync(join(submissions, 'lab/Dockerfile'), '');
  await create({ file: join(submissions, 'bob.tar'), cwd: submissions }, ['lab']);
  writeFileSync(join(submissions, 'eve.zip'), 'not one');
  const journal = new Journal(join(home, 'runs'));
  const archives = new Unpacked(submissions, journal, () => undefined);
  const entries = await archives.unpack(['ada', 'bob.tar', 'eve.zip', 'folder.zip'].map((folder) => ({ student: { id: folder, name: folder, email: '' }, folder, isOnRoster: true })));
  const [ada, bob, eve, folder] = entries;
  expect([ada?.folder, folder?.folder]).to.deep.equal(['ada', 'folder.zip']);
  expect(readdirSync(bob?.folder ?? '')).to.deep.equal(['Dockerfile']);
  expect(eve?.unreadable?.message).to.match(/^eve\.zip cannot be unpacked/);
  expect(journal.owned).to.have.length(1);
  archives.clear();
  expect(journal.owned).to.deep.equal([]);
  expect(existsSync(dirname(dirname(bob?.folder ?? '')))).to.equal(false);
});
