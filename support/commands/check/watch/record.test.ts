import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../../errors/errors';
import { loadLab } from '../../../lab/load-lab';
import { Progress } from './progress';
import { recordOf, resumed, writeRecord, type WatchRecord } from './record';

const lab = loadLab('understanding-pods');
const FOLDER = '/home/ada/helloworld';
let home: string;
let file: string;

before(() => {
  home = mkdtempSync(join(tmpdir(), 'labspec-record-'));
  file = join(home, 'check', 'watch.json');
});

after(() => rmSync(home, { recursive: true }));

function written(change: (record: WatchRecord) => unknown = (record) => record): void {
  const progress = new Progress(lab, new Date(1000));
  progress.tick(1, { at: new Date(2000), seconds: 0.5, evidence: '$ node helloworld.js' });
  progress.find(2, { verdict: 'failed', trouble: { cause: 'not-installed', reason: 'The application is not installed', next: 'npm install' } });
  writeRecord(file, change(recordOf(progress, FOLDER)) as WatchRecord);
}

test('a record has ticks with time and evidence, and what keeps the others from theirs', () => {
  written();
  const { tasks } = JSON.parse(readFileSync(file, 'utf8')) as WatchRecord;
  expect(tasks).to.have.length(18);
  expect(tasks[0]).to.deep.include({ id: 1, verdict: 'passed', trouble: null, ticked: { at: '1970-01-01T00:00:02.000Z', seconds: 0.5, evidence: '$ node helloworld.js' } });
  expect(tasks[1]).to.deep.include({ verdict: 'failed', ticked: null }).and.to.have.property('trouble').that.includes({ next: 'npm install' });
  expect(tasks[2]?.verdict).to.equal('not checked');
  expect(readdirSync(join(home, 'check')), 'nothing half written stays').to.deep.equal(['watch.json']);
});

test('a record does not name the home folder, and is gone on from all the same', () => {
  const own = join(homedir(), 'helloworld');
  writeRecord(file, recordOf(new Progress(lab, new Date(1000)), own));
  expect(readFileSync(file, 'utf8')).to.contain('"folder": "~/helloworld"').and.not.to.contain(homedir());
  expect(resumed(file, lab, own).started).to.deep.equal(new Date(1000));
});

test('a record is gone on from where it ends', () => {
  written();
  const progress = resumed(file, lab, FOLDER);
  expect(progress.started).to.deep.equal(new Date(1000));
  expect(progress.ticked.map(({ task, tick }) => [task.id, tick?.at, tick?.evidence])).to.deep.equal([[1, new Date(2000), '$ node helloworld.js']]);
  expect(progress.of(2).finding, 'what was wrong then may be right by now').to.equal(undefined);
});

for (const { what, change, words } of [
  { what: 'an unknown key', change: (record: WatchRecord) => ({ ...record, owner: 'me' }), words: 'cannot be read' },
  { what: 'a task without a verdict', change: (record: WatchRecord) => ({ ...record, tasks: [{ id: 1 }] }), words: 'tasks.0' },
  { what: 'another lab', change: (record: WatchRecord) => ({ ...record, lab: 'Understanding Services' }), words: 'Understanding Services' },
  { what: 'another folder', change: (record: WatchRecord) => ({ ...record, folder: '/home/bob/helloworld' }), words: '/home/bob' },
  { what: 'a task that the lab has not', change: (record: WatchRecord) => ({ ...record, tasks: record.tasks.map((task) => ({ ...task, id: task.id + 1 })) }), words: 'task 19' },
]) {
  test(`a record with ${what} is refused by its name, with what to do`, () => {
    written(change);
    expect(() => resumed(file, lab, FOLDER)).to.throw(EnvironmentError, words).with.property('message').that.contains(file).and.contains('npx labspec check --watch');
  });
}

test('what is no JSON, and what is not there, are told', () => {
  writeFileSync(file, '{"lab":');
  expect(() => resumed(file, lab, FOLDER)).to.throw(EnvironmentError, /cannot be read/);
  expect(() => resumed(join(home, 'none.json'), lab, FOLDER)).to.throw(EnvironmentError, /no record to go on from/);
});
