import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { TaskFailed } from '../errors/errors';
import { keepingWaits, waitLine, type WaitRecord } from './timeline';
import { until, waitFor, type Look } from './wait-for';

test('a wait records each change once, with its time', async () => {
  const waits: WaitRecord[] = [];
  const seen = ['Pending', 'Pending', 'ContainerCreating', 'Running'];
  const look = async (): Promise<Look<true>> => {
    await pause(5);
    const word = seen.shift();
    return word ? { notYet: `${word}\nand more` } : { done: true };
  };
  await keepingWaits(waits, () => waitFor(look, { what: 'Pod hello is running', within: 5, every: 0.01 }));
  const [wait] = waits;
  expect(wait?.moments.map((moment) => moment.seen)).to.deep.equal(['Pending', 'ContainerCreating', 'Running', 'as expected']);
  expect(wait?.moments.map(({ seconds }) => seconds)).to.deep.equal(wait?.moments.map(({ seconds }) => seconds).sort((a, b) => a - b));
  expect(waitLine(wait!)).to.match(/^Pod hello is running: Pending \d+\.\d s, .*as expected \d+\.\d s$/);
});

test('until is recorded only if the caller asks for it', async () => {
  const waits: WaitRecord[] = [];
  let looks = 0;
  const look = (): Promise<number> => Promise.resolve((looks += 1));
  await keepingWaits(waits, () => until(look, (seen) => seen === 2, { within: 5, every: 0.01, kept: { what: 'Two looks', words: (seen) => `look ${seen}` } }));
  await keepingWaits(waits, () => until(look, () => true, { within: 5 }));
  expect(waits.map(({ what, moments }) => [what, moments.map(({ seen }) => seen)])).to.deep.equal([['Two looks', ['look 1', 'look 2']]]);
});

test('a wait that ends at its deadline or with an error is recorded, too', async () => {
  const waits: WaitRecord[] = [];
  await keepingWaits(waits, () => waitFor(() => Promise.resolve({ notYet: 'Pending' }), { what: 'Late', within: 0.02, every: 0.01 })).catch(() => undefined);
  const thrown = (error: Error) => keepingWaits(waits, () => waitFor(() => Promise.reject(error), { what: 'Thrown', within: 0.02, every: 0.01 })).catch(() => undefined);
  await thrown(new TaskFailed({ reason: 'It cannot run', seen: 'ErrImageNeverPull', next: 'fix it' }));
  await thrown(new Error('refused'));
  expect(waits.map(({ what, moments }) => [what, moments.map(({ seen }) => seen)])).to.deep.equal([['Late', ['Pending']], ['Thrown', ['ErrImageNeverPull']], ['Thrown', ['refused']]]);
});
