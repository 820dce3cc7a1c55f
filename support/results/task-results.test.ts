import type { Problem } from '../errors/errors';
import { test } from 'node:test';
import { PickleStepType, TestStepResultStatus } from '@cucumber/messages';
import { expect } from 'chai';
import { TaskResults, type TaskResult } from './task-results';

type Status = keyof typeof TestStepResultStatus;

const duration = { seconds: 0, nanos: 1 };
const timestamp = { seconds: 0, nanos: 0 };

/** A run with one scenario of task 1, of a Given and a Then. @param attempts the results of both, each time that it was tried */
function runOf(...attempts: [Status, Status][]): TaskResults {
  const results = new TaskResults();
  const note = (envelope: object): void => void results.note(envelope);
  const steps = [PickleStepType.CONTEXT, PickleStepType.OUTCOME].map((type, index) => ({ id: `step ${index}`, text: `step ${index}`, type, astNodeIds: [] }));
  note({ pickle: { id: 'pickle', uri: 'features/understanding-pods/01-run-locally.feature', name: '', language: 'en', steps, tags: [{ name: '@task-01', astNodeId: '' }], astNodeIds: [] } });
  note({ testCase: { id: 'case', pickleId: 'pickle', testSteps: [{ id: 'hook', hookId: 'x' }, ...steps.map(({ id }) => ({ id, pickleStepId: id }))] } });
  for (const [attempt, statuses] of attempts.entries()) {
    const testCaseStartedId = `attempt ${attempt}`;
    const finished = (testStepId: string, status: Status): void => {
      const exception = status === 'FAILED' ? { type: 'TaskFailed', message: `attempt ${attempt} is wrong` } : undefined;
      note({ testStepFinished: { testCaseStartedId, testStepId, timestamp, testStepResult: { duration, status: TestStepResultStatus[status], exception } } });
    };
    note({ testCaseStarted: { id: testCaseStartedId, testCaseId: 'case', attempt, timestamp } });
    finished('hook', 'PASSED');
    for (const [index, status] of statuses.entries()) finished(`step ${index}`, status);
    note({ testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: attempt < attempts.length - 1 } });
  }
  return results;
}

const only = (results: TaskResults): TaskResult => results.all[0] as TaskResult;

test('a task has passed only if all its steps were carried out and have passed', () => {
  expect(only(runOf(['PASSED', 'PASSED']))).to.include({ id: 1, verdict: 'passed' }).and.not.have.property('isNotRun');
  for (const statuses of [['SKIPPED', 'SKIPPED'], ['PASSED', 'SKIPPED']] as [Status, Status][]) {
    const { verdict, troubles } = only(runOf(statuses));
    expect(verdict).to.equal('not checked');
    expect([...troubles]).to.have.length(1).and.to.satisfy(([told]: Problem[]) => told?.reason.startsWith('Not run'));
  }
});

test('what was not begun, or is not written yet, has not passed', () => {
  expect(only(runOf())).to.include({ verdict: 'not checked', isNotRun: true });
  const pending = only(runOf(['PENDING', 'SKIPPED']));
  expect(pending.verdict).to.equal('error');
  expect(pending.troubles[0]?.reason).to.match(/^This step has no definition yet \(.*: step 0\)/);
});

test('what nothing was carried out of is known as such: nobody has looked at it', () => {
  expect(only(runOf(['SKIPPED', 'SKIPPED']))).to.include({ isNotRun: true });
  expect(only(runOf(['PASSED', 'SKIPPED']))).not.to.have.property('isNotRun');
});

test('of several attempts the last one counts, and it is said how many there were', () => {
  const passed = only(runOf(['PASSED', 'FAILED'], ['PASSED', 'PASSED']));
  expect(passed).to.include({ verdict: 'passed', attempts: 2 });
  expect(passed.troubles).to.deep.equal([]);
  expect(passed.thens).to.deep.equal([{ text: 'step 1', verdict: 'passed' }]);
  const failed = only(runOf(['PASSED', 'FAILED'], ['PASSED', 'FAILED']));
  expect([failed.verdict, ...failed.troubles]).to.deep.equal(['failed', { reason: 'attempt 1 is wrong' }]);
});

test('a task is told once, when its last attempt has ended', () => {
  expect(runOf(['PASSED', 'FAILED'], ['PASSED', 'PASSED']).finished).to.have.length(1);
  expect(runOf().finished).to.deep.equal([]);
});

test('of a task whose other scenarios were left out it is said how many', () => {
  const results = runOf(['PASSED', 'PASSED']);
  expect(only(results)).not.to.have.property('leftOut');
  const other = (id: string, tag: string): void => void results.note({ pickle: { id, uri: 'features/understanding-pods/01-run-locally.feature', name: '', language: 'en', steps: [], tags: [{ name: tag, astNodeId: '' }], astNodeIds: [] } });
  other('of the same task', '@task-01');
  other('of another', '@task-02');
  expect(only(results)).to.include({ verdict: 'passed', leftOut: 1 });
});
