import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../lab/load-lab';
import { fromRecord } from './from-record';
import { graded } from '../../results/score';
import { toRunAgain } from './gradebook';

const lab = loadLab('understanding-pods');
const [first, second] = lab.tasks;
const SECRET = 'Bearer abcdefghijklmnop1234';

describe('the record of a live check that was handed in', () => {
  let file: string;
  before(() => {
    file = join(mkdtempSync(join(tmpdir(), 'labspec-record-')), 'watch.json');
  });
  after(() => rmSync(join(file, '..'), { recursive: true }));

  const write = (tasks: object[]): void => writeFileSync(file, JSON.stringify({ lab: lab.title, folder: '~/helloworld', started: '2026-11-25T10:00:00.000Z', written: '2026-11-25T11:00:00.000Z', tasks }));
  const passed = { id: first?.id, title: 'mine', points: 100, verdict: 'passed', ticked: { at: '2026-11-25T10:30:00.000Z', seconds: 1, evidence: '' }, trouble: null };

  test('counts for the tasks that it names, with the lab’s own titles and points; the others are not done, and cost their points', () => {
    write([passed]);
    const results = fromRecord(lab, file);
    expect(results.map(({ verdict }) => verdict)).to.deep.equal(lab.tasks.map(({ id }) => (id === first?.id ? 'passed' : 'failed')));
    expect(results[0]?.title).to.equal(first?.title);
    expect(graded('understanding-pods', lab, results).score).to.equal(first?.points);
  });

  test('has no secrets in what it tells', () => {
    write([{ ...passed, id: second?.id, verdict: 'failed', ticked: null, trouble: { reason: 'Other text', seen: SECRET } }]);
    const [, told] = fromRecord(lab, file);
    expect(JSON.stringify(told?.troubles)).to.contain('Other text').and.not.contain('abcdefghijklmnop1234');
  });

  test('of a machine where something failed costs nothing, and says that another record mends it, for no retry does', () => {
    write([passed, { ...passed, id: second?.id, verdict: 'error', ticked: null, trouble: { reason: 'No Docker engine answers', next: 'npx labspec up' } }]);
    const { tasks } = graded('understanding-pods', lab, fromRecord(lab, file));
    expect(tasks[1]).to.include({ verdict: 'error', earned: null });
    expect(tasks[1]?.troubles[0]).to.include({ reason: 'No Docker engine answers' }).and.have.property('next').that.matches(/^ask for watch\.json again/);
  });

  test('costs all points, once and for all, where it cannot be used: it is the student’s own, and no retry mends it', () => {
    const record = { lab: lab.title, folder: '', started: '2026-11-25T10:00:00.000Z', written: '2026-11-25T11:00:00.000Z', tasks: [passed] };
    const failed = { ...passed, verdict: 'failed', ticked: null, trouble: { reason: 'Other text' } };
    const cases: [content: string | object, cause: string, words: RegExp][] = [
      ['', 'record-broken', /JSON/],
      ['{"lab":', 'record-broken', /JSON/],
      ['[]', 'record-broken', /expected object/],
      [`${SECRET}\u001b[2J`, 'record-broken', /JSON/],
      [{ ...record, tasks: [{ id: 1 }] }, 'record-broken', /tasks\.0/],
      [{ ...record, schemaVersion: 2 }, 'record-broken', /schemaVersion/],
      [{ ...record, lab: `Another ${SECRET}` }, 'record-of-another-lab', /Another/],
      [{ ...record, tasks: [passed, { ...passed, id: 99 }] }, 'record-of-another-lab', /task 99 \(mine\)/],
      [{ ...record, tasks: [failed, passed] }, 'record-broken', /task 1 twice/],
      [{ ...record, tasks: [{ ...passed, ticked: null }] }, 'record-broken', /task 1: passed, but not seen/],
      [{ ...record, tasks: [{ ...failed, ticked: passed.ticked }] }, 'record-broken', /task 1: failed, and seen/],
      [{ ...record, tasks: [{ ...passed, trouble: failed.trouble }] }, 'record-broken', /task 1: passed, and something wrong/],
      [{ ...record, tasks: [{ ...failed, trouble: null }] }, 'record-broken', /task 1: failed, and nothing wrong/],
      [{ ...record, tasks: [{ ...passed, points: -5 }] }, 'record-broken', /-5 points/],
      [{ ...record, tasks: [{ ...passed, ticked: { ...passed.ticked, seconds: -1 } }] }, 'record-broken', /-1 seconds/],
      [{ ...record, tasks: [{ ...passed, ticked: { ...passed.ticked, seconds: 1e308 } }] }, 'record-broken', /1e\+308 seconds/],
      ['x'.repeat(2_000_000), 'record-too-large', /2\.0 MB/],
    ];
    for (const [content, cause, words] of cases) {
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      mustFail(cause, words);
    }
  });

  function mustFail(cause: string, words: RegExp): void {
    const found = graded('understanding-pods', lab, fromRecord(lab, file));
    expect(found.score, cause).to.equal(0);
    expect(toRunAgain({ student: { id: 'ada', name: '', email: '' }, isOnRoster: true, source: 'record', graded: found })).to.deep.equal([]);
    for (const { verdict, troubles } of found.tasks) {
      expect([verdict, troubles.length, troubles[0]?.cause]).to.deep.equal(['failed', 1, cause]);
      expect(troubles[0]?.seen).to.match(words).and.not.contain('abcdefghijklmnop1234').and.not.contain('\u001b');
      expect(troubles[0]?.reason).to.contain('(watch.json)');
      expect(troubles[0]?.look).to.contain('watch.json');
      expect(troubles[0]?.next).to.match(/hand in watch\.json again.*or the folder of your work/);
    }
  }
});
