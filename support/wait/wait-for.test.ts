import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../errors/errors';
import { until, waitFor, type Look } from './wait-for';

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'no error', (error: unknown) => error);

test('returns what the look found', async () => {
  let looks = 0;
  const found = await waitFor(() => Promise.resolve<Look<number>>(++looks === 3 ? { done: looks } : { notYet: 'still' }), { what: 'The third look', within: 5, every: 0.01 });
  expect(found).to.equal(3);
});

test('the error at the deadline has the last observation, not the first', async () => {
  let looks = 0;
  const error = await failure(waitFor(() => Promise.resolve({ notYet: `look ${++looks}` }), { what: 'The pod is ready', within: 0.1, every: 0.02 }));
  expect(error).to.be.instanceOf(TaskFailed);
  expect((error as Error).message).to.contain('The pod is ready: not within 0.1 s').and.to.contain(`look ${looks}`);
});

test('a look that hangs does not outlive the deadline', async () => {
  const error = await failure(waitFor(() => new Promise<Look<never>>(() => undefined), { what: 'An answer', within: 0.05 }));
  expect((error as Error).message).to.contain('nothing yet');
});

test('a terminal reason ends the wait at once', async () => {
  let looks = 0;
  const error = await failure(waitFor(() => { looks++; throw new TaskFailed({ reason: 'ErrImageNeverPull', next: 'fix it' }); }, { what: 'Running', within: 5 }));
  expect((error as Error).message).to.contain('ErrImageNeverPull');
  expect(looks).to.equal(1);
});

test('any other error counts as "not yet" and is reported at the deadline', async () => {
  const error = await failure(waitFor(() => Promise.reject(new Error('ECONNREFUSED')), { what: 'The API', within: 0.05, every: 0.01, otherwise: (trouble) => new EnvironmentError(trouble) }));
  expect(error).to.be.instanceOf(EnvironmentError);
  expect((error as Error).message).to.contain('ECONNREFUSED');
});

test('an event wakes the wait long before its backstop, and the subscription ends', async () => {
  let looks = 0;
  let subscribed = false;
  await waitFor(() => Promise.resolve<Look<true>>(++looks === 2 ? { done: true } : { notYet: 'not yet' }), {
    what: 'The event',
    within: 5,
    every: 600,
    wake: (ring) => {
      subscribed = true;
      setTimeout(ring, 20);
      return () => (subscribed = false);
    },
  });
  expect(looks).to.equal(2);
  expect(subscribed).to.equal(false);
});

test('a ring between look and wait is not lost', async () => {
  let looks = 0;
  await waitFor(() => Promise.resolve<Look<true>>(++looks === 2 ? { done: true } : { notYet: 'not yet' }), {
    what: 'The early event',
    within: 5,
    every: 600,
    wake: (ring) => {
      ring();
      return () => undefined;
    },
  });
  expect(looks).to.equal(2);
});

test('until returns as soon as the observation is good', async () => {
  let looks = 0;
  expect(await until(() => Promise.resolve((looks += 1)), (seen) => seen === 3, { within: 20, every: 0.01 })).to.equal(3);
  expect(looks).to.equal(3);
});

test('until returns the last observation at the deadline', async () => {
  let looks = 0;
  const last = await until(() => Promise.resolve((looks += 1)), () => false, { within: 0.5 });
  expect(last).to.equal(looks).and.to.be.greaterThan(1);
});

test('an aborted wait ends at once, with the reason of the abort', async () => {
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort(new Error('Ctrl-C')), 20);
  const error = await failure(until(() => Promise.resolve(1), () => false, { within: 600, every: 600, signal: giveUp.signal }));
  expect((error as Error).message).to.equal('Ctrl-C');
});
