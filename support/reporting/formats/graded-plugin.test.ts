import { test } from 'node:test';
import type { FormatterPluginContext } from '@cucumber/cucumber/api';
import { TestStepResultStatus, type Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import type { Graded } from '../../results/score';
import { gradedPlugin } from './graded-plugin';

const at = (seconds: number) => ({ timestamp: { seconds, nanos: 0 } });
const pickle = (task: number) => ({ pickle: { id: `p${task}`, uri: 'features/understanding-pods/x.feature', name: 'x', steps: [{ id: 'ps', text: 'it works' }], tags: [{ name: `@task-0${task}` }] } });
const planned = (task: number) => ({ testCase: { id: `c${task}`, pickleId: `p${task}`, testSteps: [{ id: `s${task}`, pickleStepId: 'ps' }] } });
const passed = (task: number) => [
  { testCaseStarted: { id: `a${task}`, testCaseId: `c${task}` } },
  { testStepFinished: { testCaseStartedId: `a${task}`, testStepId: `s${task}`, testStepResult: { status: TestStepResultStatus.PASSED, duration: { seconds: 1, nanos: 0 } } } },
  { testCaseFinished: { testCaseStartedId: `a${task}` } },
];
const begun = [pickle(1), pickle(2), { testRunStarted: at(10) }];
const finished = { testRunFinished: at(20) };

/** What is written of a run with these messages, piece by piece. */
function written(...messages: object[]): string[] {
  const pieces: string[] = [];
  let note: (message: Envelope) => void = () => undefined;
  const context = { on: (_event: string, handler: typeof note) => (note = handler), write: (piece: string) => pieces.push(piece), options: {} };
  void gradedPlugin((graded, times) => JSON.stringify({ graded, times })).formatter(context as unknown as FormatterPluginContext<object>);
  for (const message of messages) note(message);
  return pieces;
}

const tasksOf = (pieces: string[]): Graded['tasks'] => (JSON.parse(pieces[0] ?? '') as { graded: Graded }).graded.tasks;

test('a run is written once, when it has finished, with the times of its messages', () => {
  expect(written(...begun, planned(1), ...passed(1))).to.deep.equal([]);
  const pieces = written(...begun, planned(1), ...passed(1), finished);
  expect(pieces).to.have.length(1);
  expect(JSON.parse(pieces[0] ?? '')).to.deep.include({ times: { started: '1970-01-01T00:00:10.000Z', finished: '1970-01-01T00:00:20.000Z' } });
});

test('a task that was planned and not come to has not passed', () => {
  const [first, second] = tasksOf(written(...begun, planned(1), planned(2), ...passed(1), finished));
  expect(first).to.include({ verdict: 'passed', earned: 5 });
  expect(second).to.include({ verdict: 'error', earned: null });
});

test('what stopped the whole run is told with each task that it kept from running', () => {
  const hook = { testRunHookFinished: { result: { status: TestStepResultStatus.FAILED, message: 'x', exception: { type: 'AuthorError', message: 'lab.yaml is not valid\n  next:     mend it' } } } };
  const [first] = tasksOf(written(...begun, hook, finished));
  expect(first).to.deep.include({ verdict: 'error', earned: null, troubles: [{ reason: 'lab.yaml is not valid', next: 'mend it' }] });
});

test('a run without any scenario is written too', () => {
  expect(tasksOf(written({ testRunStarted: at(10) }, finished)).every(({ verdict }) => verdict === 'error')).to.equal(true);
});
