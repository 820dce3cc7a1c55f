import { test } from 'node:test';
import { AttachmentContentEncoding, PickleStepType, TestStepResultStatus } from '@cucumber/messages';
import { expect } from 'chai';
import { TriedTasks } from './tried-tasks';

type Status = 'PASSED' | 'FAILED' | 'SKIPPED';

const duration = { seconds: 0, nanos: 1 };
const timestamp = { seconds: 0, nanos: 0 };
const TYPES = { When: PickleStepType.ACTION, Then: PickleStepType.OUTCOME };

/** A run of task 4, whose steps stand from line 6 on. */
function run(steps: readonly (keyof typeof TYPES)[], { hook, statuses, type = 'TaskFailed', attached = {}, isCut = false }: { hook?: string; statuses: readonly Status[]; type?: string; attached?: Record<string, object>; isCut?: boolean }): TriedTasks {
  const tried = new TriedTasks();
  const note = (envelope: object): void => tried.note(envelope);
  note({ gherkinDocument: { feature: { children: [{ scenario: { steps: steps.map((_, index) => ({ id: `node ${index}`, location: { line: 6 + index } })) } }] } } });
  note({ pickle: { id: 'pickle', uri: 'features/own/04-look.feature', name: 'Look', tags: [{ name: '@task-04' }], steps: steps.map((keyword, index) => ({ id: `step ${index}`, text: `step ${index}`, type: TYPES[keyword], astNodeIds: [`node ${index}`] })) } });
  note({ testCase: { id: 'case', pickleId: 'pickle', testSteps: [{ id: 'hook', hookId: 'hook' }, ...steps.map((_, index) => ({ id: `test ${index}`, pickleStepId: `step ${index}` }))] } });
  note({ testCaseStarted: { id: 'attempt', testCaseId: 'case', attempt: 0, timestamp } });
  const finish = (testStepId: string, status: Status, exception?: object): void => note({ testStepFinished: { testCaseStartedId: 'attempt', testStepId, timestamp, testStepResult: { duration, status: TestStepResultStatus[status], ...(status === 'FAILED' && { exception }) } } });
  finish('hook', hook === undefined ? 'PASSED' : 'FAILED', { type: hook, message: 'it needs task 1' });
  for (const [index, status] of statuses.entries()) finish(`test ${index}`, status, { type, message: `step ${index} does not hold` });
  for (const [fileName, body] of Object.entries(attached)) note({ attachment: { fileName, body: JSON.stringify(body), contentEncoding: AttachmentContentEncoding.IDENTITY, mediaType: 'application/json', testCaseStartedId: 'attempt' } });
  if (!isCut) note({ testCaseFinished: { testCaseStartedId: 'attempt', timestamp, willBeRetried: false } });
  return tried;
}

test('a task whose steps all hold has passed', () => {
  const [task] = run(['When', 'Then'], { statuses: ['PASSED', 'PASSED'] }).all;
  expect(task).to.deep.include({ id: 4, title: 'Look', feature: 'features/own/04-look.feature', verdict: 'passed', failed: [] });
});

test('what does not hold is known by its line, with those Thens after it that do not hold either', () => {
  const later = [{ text: 'step 2', verdict: 'passed' }, { text: 'step 3', verdict: 'failed', problem: { reason: 'neither does this' } }];
  const [task] = run(['When', 'Then', 'Then', 'Then'], { statuses: ['PASSED', 'FAILED', 'SKIPPED', 'SKIPPED'], attached: { 'later-thens.json': later } }).all;
  expect(task?.verdict).to.equal('failed');
  expect(task?.failed).to.deep.equal([{ line: 7, problem: { reason: 'step 1 does not hold' } }, { line: 9, problem: { reason: 'neither does this' } }]);
});

test('a line that does not run is what failed', () => {
  const [task] = run(['When', 'Then'], { statuses: ['FAILED', 'SKIPPED'] }).all;
  expect(task?.failed.map(({ line }) => line)).to.deep.equal([6]);
});

test('what could not be looked at, or was not checked, says nothing of a step', () => {
  const [unchecked] = run(['When', 'Then'], { hook: 'NotChecked', statuses: ['SKIPPED', 'SKIPPED'] }).all;
  expect(unchecked).to.deep.include({ verdict: 'not checked', failed: [] });
  expect(unchecked?.problems[0]?.reason).to.equal('it needs task 1');
  const [unseen] = run(['When', 'Then'], { statuses: ['PASSED', 'FAILED'], type: 'EnvironmentError' }).all;
  expect(unseen).to.deep.include({ verdict: 'error', failed: [] });
});

test('a run that was cut off has not passed', () => {
  expect(run(['When', 'Then'], { statuses: ['PASSED'], isCut: true }).all[0]?.verdict).to.equal('not checked');
});
