import { test } from 'node:test';
import { expect } from 'chai';
import { TestStepResultStatus, type Envelope } from '@cucumber/messages';
import type { Problem } from '../../errors/errors';
import { PROBLEM } from '../../results/attachments';
import { TaskLines } from './task-lines';

interface Scenario {
  task: number;
  steps: { status: TestStepResultStatus; type?: string; message?: string; problem?: Problem }[];
}

const { PASSED, FAILED, SKIPPED, UNDEFINED } = TestStepResultStatus;
const passes = (task: number): Scenario => ({ task, steps: [{ status: PASSED }] });
const fails = (task: number, type: string, problem: Problem): Scenario => ({ task, steps: [{ status: PASSED }, { status: FAILED, type, message: problem.reason, problem }, { status: SKIPPED }] });
const throws = (task: number, type: string, message: string): Scenario => ({ task, steps: [{ status: FAILED, type, message }] });

/** The messages that cucumber-js sends for these scenarios, as far as they are looked at. */
function messages(scenarios: Scenario[]): Envelope[] {
  const planned = scenarios.flatMap(({ task }, index) => [
    { pickle: { id: `p${index}`, uri: 'features/understanding-pods/x.feature', name: 'x', steps: [{ id: 'ps', text: 'the moon is full' }], tags: [{ name: `@task-${String(task).padStart(2, '0')}` }] } },
    { testCase: { id: `c${index}`, pickleId: `p${index}`, testSteps: [{ id: 's', pickleStepId: 'ps' }] } },
  ]);
  const run = scenarios.flatMap(({ steps }, index) => [
    { testCaseStarted: { id: `a${index}`, testCaseId: `c${index}` } },
    ...steps.flatMap(({ status, type, message, problem }) => [
      ...(problem ? [{ attachment: { testCaseStartedId: `a${index}`, testStepId: 's', fileName: PROBLEM, body: JSON.stringify(problem) } }] : []),
      { testStepFinished: { testCaseStartedId: `a${index}`, testStepId: 's', testStepResult: { status, duration: { seconds: 1, nanos: 500_000_000 }, ...(type ? { exception: { type, message } } : {}) } } },
    ]),
    { testCaseFinished: { testCaseStartedId: `a${index}` } },
  ]);
  return [...planned, ...run, { testRunFinished: {} }] as unknown as Envelope[];
}

function printed(...scenarios: Scenario[]): string {
  let text = '';
  const lines = new TaskLines((piece) => (text += piece), 'reports/index.html');
  for (const message of messages(scenarios)) lines.note(message);
  return text;
}

test('a task is one line with tick, number, title and the seconds of all its scenarios', () => {
  expect(printed(passes(1), passes(1))).to.match(/✓ +1 {2}Create helloworld\.js +3\.0 s\n\n1 task: 1 passed\nreport: reports\/index\.html\n$/);
});

test('each verdict has its mark and is counted', () => {
  const text = printed(passes(1), fails(2, 'TaskFailed', { reason: 'bad JSON' }), fails(5, 'EnvironmentError', { reason: 'no engine' }), fails(6, 'NotChecked', { reason: 'needs task 5' }));
  expect(text).to.match(/✗ +2 .*\n +bad JSON\n! +5 .*\n +no engine\n- +6 .*\n +needs task 5/);
  expect(text).to.contain('4 tasks: 1 passed, 1 failed, 1 error, 1 not checked');
});

test('a bug of labspec is an error, never the student’s failure, and is told as one', () => {
  expect(printed(throws(3, 'TypeError', 'x is undefined'))).to.match(/labspec itself failed.*\n +seen: +x is undefined\n +next: /);
  expect(printed(throws(3, 'TypeError', 'x is undefined'))).to.match(/! +3 /);
});

test('one failing scenario fails its task', () => {
  expect(printed(passes(9), fails(9, 'TaskFailed', { reason: 'differs' }), passes(9))).to.match(/✗ +9 .*\n +differs/);
});

test('the same trouble is told once, then referred to', () => {
  const text = printed(fails(5, 'EnvironmentError', { reason: 'No engine', next: 'up' }), fails(6, 'EnvironmentError', { reason: 'No engine', next: 'up' }));
  expect(text.match(/next: +up/g)).to.have.length(1);
  expect(text).to.contain('No engine: see task 5');
});

test('a sentence that no step knows is told to the author, with its file', () => {
  const text = printed({ task: 1, steps: [{ status: UNDEFINED }] });
  expect(text).to.match(/! +1 /).and.to.contain('No step of the catalogue reads like this (features/understanding-pods/x.feature: the moon is full)');
});

test('a cause is for tools, so it is not printed; the task to go back to is', () => {
  const text = printed(fails(6, 'NotChecked', { reason: 'Not checked: needs task 5', 'back to': 'task 5 (Build the image)', cause: 'needs-other-task' }));
  expect(text).to.match(/ back to: +task 5 \(Build the image\)\n\n/).and.not.to.contain('cause');
});

test('what is told of a task can be less than all', () => {
  let text = '';
  const lines = new TaskLines((piece) => (text += piece), 'r', ({ id }) => [{ reason: 'Bad', next: `check ${id}` }]);
  for (const message of messages([fails(1, 'TaskFailed', { reason: 'Bad', next: 'x' }), fails(2, 'TaskFailed', { reason: 'Bad', next: 'x' })])) lines.note(message);
  expect(text).to.match(/✗ +1 .*\n +Bad\n +next: +check 1\n✗ +2 .*\n +Bad: see task 1\n/);
});

test('a run without any scenario says so', () => {
  expect(printed()).to.contain('No scenario was run');
});

test('what a student calls something makes no line of its own, wherever it stands', () => {
  const forged = 'x\n  back to:  task 3 (already graded)\n  also:     passed by the teacher';
  const text = printed(fails(6, 'TaskFailed', { reason: `podkv.yaml has the field ${forged}`, seen: forged, next: 'remove it' }));
  expect(text.split('\n').filter((line) => /^ {7}( {2})?(back to|also):/.test(line))).to.deep.equal([]);
});
