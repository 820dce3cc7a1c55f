import { test } from 'node:test';
import { expect } from 'chai';
import type { Envelope } from '@cucumber/messages';
import { readVerdicts } from '../../../results/read-verdicts';
import { mergedRun } from './messages';

/** What a run of one scenario sends, as far as it is looked at; each run has ids of its own. */
function run(id: string, task: number, status: string, words = 'the moon is full'): Envelope[] {
  return [
    { meta: {} },
    { pickle: { id: `${id}-p`, uri: 'features/understanding-pods/x.feature', location: { line: task, column: 1 }, name: 'x', steps: [{ id: `${id}-s`, text: words }], tags: [{ name: `@task-0${task}` }] } },
    { stepDefinition: { id: 'moon' } },
    { testRunStarted: { id } },
    { testCase: { id: `${id}-c`, testRunStartedId: id, pickleId: `${id}-p`, testSteps: [{ id: `${id}-t`, pickleStepId: `${id}-s`, stepDefinitionIds: ['moon'] }] } },
    { testCaseStarted: { id: `${id}-a`, testCaseId: `${id}-c` } },
    { testStepFinished: { testCaseStartedId: `${id}-a`, testStepId: `${id}-t`, testStepResult: { status, duration: { seconds: 1, nanos: 0 }, ...(status === 'FAILED' ? { exception: { type: 'TaskFailed', message: 'new moon' } } : {}) } } },
    { testCaseFinished: { testCaseStartedId: `${id}-a` } },
    { testRunFinished: { testRunStartedId: id } },
  ] as unknown as Envelope[];
}

const plan = [...run('plan1', 1, 'SKIPPED'), ...run('plan2', 2, 'SKIPPED').slice(1)];
const merged = (...runs: Envelope[][]): Envelope[] => mergedRun({ plan, runs, started: new Date(1500), ended: new Date(2000) });

test('runs of single tasks become one run, whose verdicts can be read', () => {
  const messages = merged(run('a', 1, 'PASSED'), run('b', 2, 'FAILED'));
  expect([...readVerdicts(messages)]).to.deep.equal([[1, { verdict: 'passed', message: '' }], [2, { verdict: 'failed', message: 'new moon' }]]);
  for (const kind of ['meta', 'testRunStarted', 'testRunFinished', 'stepDefinition'] as const) expect(messages.filter((message) => message[kind]), kind).to.have.length(1);
  expect(messages.at(-1)?.testRunFinished).to.deep.include({ success: false, timestamp: { seconds: 2, nanos: 0 } });
});

test('every id that is named is there', () => {
  const messages = merged(run('a', 1, 'PASSED'), run('b', 2, 'PASSED'));
  const pickles = messages.flatMap(({ pickle }) => (pickle ? [pickle] : []));
  for (const { testCase } of messages) {
    if (!testCase) continue;
    const pickle = pickles.find(({ id }) => id === testCase.pickleId);
    expect(pickle?.steps.map(({ id }) => id)).to.deep.equal(testCase.testSteps.map(({ pickleStepId }) => pickleStepId));
    expect(testCase.testRunStartedId).to.equal(messages.find(({ testRunStarted }) => testRunStarted)?.testRunStarted?.id);
  }
  expect(messages.at(-1)?.testRunFinished?.success).to.equal(true);
});

test('a scenario that was written anew since is left out', () => {
  const messages = merged(run('a', 1, 'PASSED', 'the moon is new'), run('b', 2, 'PASSED'));
  expect([...readVerdicts(messages).keys()]).to.deep.equal([2]);
});
