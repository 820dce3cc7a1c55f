import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../lab/load-lab';
import { fromRecord } from './from-record';
import { graded } from './graded';

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
    expect([...(told?.troubles ?? [])].join()).to.contain('Other text').and.not.contain('abcdefghijklmnop1234');
  });

  test('is refused where it is too large, or of another lab', () => {
    write([]);
    truncateSync(file, 100_000_000);
    expect(() => fromRecord(lab, file)).to.throw('too large');
    writeFileSync(file, JSON.stringify({ lab: 'Another', folder: '', started: '2026-11-25T10:00:00.000Z', written: '2026-11-25T11:00:00.000Z', tasks: [] }));
    expect(() => fromRecord(lab, file)).to.throw('of another lab');
  });
});
