import { describe, test } from 'node:test';
import { expect } from 'chai';
import { CURRENT_SPEC_VERSION, validate, type CTRFReport } from 'ctrf';
import type { Graded } from '../../results/score';
import { EXAMPLES, TIMES } from '../../../test/kit/graded-examples';
import { ctrf } from './ctrf';

const read = (graded: Graded): CTRFReport => JSON.parse(ctrf(graded, TIMES)) as CTRFReport;

describe('the CTRF report', () => {
  for (const [name, graded] of Object.entries(EXAMPLES)) {
    test(`is valid, and its counts are those of its tests: ${name}`, () => {
      const report = read(graded);
      expect(validate(report)).to.deep.include({ valid: true });
      expect(report.specVersion).to.equal(CURRENT_SPEC_VERSION);
      const { summary, tests } = report.results;
      expect(summary.tests).to.equal(tests.length).and.to.equal(summary.passed + summary.failed + summary.skipped + summary.pending + summary.other);
      for (const status of ['passed', 'failed', 'skipped', 'other'] as const) expect(summary[status]).to.equal(tests.filter((one) => one.status === status).length);
    });
  }

  test('has the verdict, the points and what is wrong', () => {
    const { tests, summary } = read(EXAMPLES.mixed).results;
    expect(summary).to.include({ start: TIMES.started.getTime(), stop: TIMES.finished.getTime() });
    expect(summary.extra).to.deep.equal({ 'labspec.grade': { score: EXAMPLES.mixed.score, points: 100 } });
    expect(tests.slice(0, 4).map(({ status, rawStatus, extra }) => [status, rawStatus, extra])).to.deep.equal([
      ['failed', 'failed', { 'labspec.grade': { points: 5, earned: 0 } }],
      ['other', 'error', { 'labspec.grade': { points: 5, earned: null } }],
      ['skipped', 'not checked', { 'labspec.grade': { points: 5, earned: 0 } }],
      ['passed', 'passed', { 'labspec.grade': { points: 10, earned: 10 } }],
    ]);
    expect(tests[0]).to.include({ testId: 'understanding-pods/task-01', name: '1 Create helloworld.js', duration: 1500 });
    expect(tests[0]?.message).to.contain('expected: Hello');
    expect(tests[3]).not.to.have.property('message');
  });
});
