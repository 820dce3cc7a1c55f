import { test } from 'node:test';
import { expect } from 'chai';
import { neededBy } from '../lab/lab';
import { loadLab } from '../lab/load-lab';
import type { TaskResult } from './task-results';
import { graded, pointsOf } from './score';

const lab = loadLab();
const result = (id: number, verdict: TaskResult['verdict']): TaskResult => ({ id, title: `task ${id}`, verdict, seconds: 1, troubles: verdict === 'passed' ? [] : [{ reason: 'It is wrong', cause: 'wrong' }], observed: '', thens: [] });
const all = (verdictOf: (id: number) => TaskResult['verdict']): TaskResult[] => lab.tasks.map(({ id }) => result(id, verdictOf(id)));

test('who passes everything has all points', () => {
  const { earned, known, points, score } = graded('understanding-pods', lab, all(() => 'passed'));
  expect([earned, known, points, score]).to.deep.equal([points, points, points, points]);
});

test('a failed task, and one that could not be reached from it, earn nothing', () => {
  const { earned, score, tasks } = graded('understanding-pods', lab, all((id) => (id === 9 ? 'failed' : id > 9 ? 'not checked' : 'passed')));
  expect(earned).to.equal(score).and.to.equal(tasks.filter(({ id }) => id < 9).reduce((sum, { points }) => sum + points, 0));
  expect(tasks[8]?.troubles[0]).to.include({ cause: 'wrong', reason: 'It is wrong' });
});

test('an error of the environment costs nothing: the score is that of the tasks that could be judged', () => {
  const half = graded('understanding-pods', lab, all((id) => (id > 9 ? 'error' : 'passed')));
  expect(half.score).to.equal(half.points);
  expect(half.earned).to.equal(half.known).and.to.be.below(half.points);
  expect(half.tasks.filter(({ earned }) => earned === null)).to.have.length(9);
});

test('nor does it cost what needs the task that it struck; what needs a failed one stays unchecked', () => {
  const { tasks, score, points } = graded('understanding-pods', lab, all((id) => (id === 5 ? 'error' : neededBy(lab, id).has(5) ? 'not checked' : 'passed')));
  expect(score).to.equal(points);
  expect(tasks.filter(({ earned }) => earned === null).map(({ verdict }) => verdict)).to.have.length.above(5).and.satisfy((verdicts: string[]) => verdicts.every((verdict) => verdict === 'error'));
  const both = graded('understanding-pods', lab, all((id) => (id === 4 ? 'failed' : id === 3 ? 'error' : neededBy(lab, id).has(4) ? 'not checked' : 'passed')));
  expect(both.tasks.filter(({ id }) => neededBy(lab, id).has(4)).map(({ earned }) => earned)).to.satisfy((points: (number | null)[]) => points.length > 0 && points.every((earned) => earned === 0));
});

test('a run that has carried out nothing gives no score', () => {
  const { score, tasks } = graded('understanding-pods', lab, all(() => 'not checked').map((task) => ({ ...task, isNotRun: true })));
  expect(score).to.equal(null);
  expect(tasks[0]?.troubles[0]).to.include({ cause: 'not-run' });
});

test('what has passed of a task that was run in part only is worth nothing yet; what has failed of it has failed', () => {
  const [passed, failed] = graded('understanding-pods', lab, [{ ...result(1, 'passed'), leftOut: 1 }, { ...result(2, 'failed'), leftOut: 1 }]).tasks;
  expect(passed).to.include({ verdict: 'error', earned: null });
  expect(failed).to.include({ verdict: 'failed', earned: 0 });
});

test('a task that one attempt was not enough for says so', () => {
  expect(graded('understanding-pods', lab, [{ ...result(1, 'passed'), attempts: 2 }]).tasks[0]?.title).to.match(/ \(at attempt 2\)$/);
});

test('a task that the run did not come to is an error, and where nothing could be judged there is no score', () => {
  const { tasks, score } = graded('understanding-pods', lab, []);
  expect(score).to.equal(null);
  expect(tasks[0]).to.deep.include({ verdict: 'error', earned: null });
});

test('partial credit is what the Thens that hold weigh, of all Thens', () => {
  const task = { id: 4, title: 'Create Dockerfile', points: 10, needs: [], makes: [], credit: { 'it works': 3 } };
  const thens = [{ text: 'it works', verdict: 'passed' as const }, { text: 'it copies', verdict: 'failed' as const }, { text: 'it runs' }];
  expect(pointsOf(task, { verdict: 'failed', thens })).to.equal(6);
  expect(pointsOf({ ...task, credit: {} }, { verdict: 'failed', thens })).to.equal(3.33);
  expect(pointsOf({ id: 4, title: '', points: 10, needs: [], makes: [] }, { verdict: 'failed', thens })).to.equal(0);
  expect(pointsOf(task, { verdict: 'error', thens })).to.equal(null);
  expect(pointsOf(task, { verdict: 'not checked', thens: [] })).to.equal(0);
});

test('a lab without points has the score that it has: none is missing', () => {
  const worthless = { ...lab, tasks: lab.tasks.map((task) => ({ ...task, points: 0 })) };
  expect(graded('understanding-pods', worthless, all(() => 'passed')).score).to.equal(0);
});

test('hundredths of points come to hundredths', () => {
  const fractions = { ...lab, tasks: lab.tasks.slice(0, 3).map((task, index) => ({ ...task, points: [0.1, 0.2, 33.33][index] ?? 0 })) };
  const { earned, known, points, score } = graded('understanding-pods', fractions, all((id) => (id === 3 ? 'error' : 'passed')));
  expect([earned, known, points, score]).to.deep.equal([0.3, 0.3, 33.63, 33.63]);
});

test('credit for a sentence that no feature has is its author’s mistake, and is told with those that there are', () => {
  const task = { id: 4, title: 'Create Dockerfile', points: 10, needs: [], makes: [], credit: { 'it wurks': 3 } };
  expect(() => pointsOf(task, { verdict: 'failed', thens: [{ text: 'it works', verdict: 'passed' }] })).to.throw(/task 4 does not have[^]*seen: +it wurks/);
});
