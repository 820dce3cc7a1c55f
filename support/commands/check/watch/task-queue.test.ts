import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { expect } from 'chai';
import { TaskQueue } from './task-queue';

const never = new AbortController().signal;

test('changes that come together lead to one look', async () => {
  const agenda = new TaskQueue();
  for (let change = 0; change < 100; change++) agenda.add([5, 4]);
  expect([await agenda.next(never), await agenda.next(never)]).to.deep.equal([4, 5]);
  expect(await isWaiting(agenda)).to.equal(true);
});

test('a change while its task is looked at leads to one more look', async () => {
  const agenda = new TaskQueue();
  agenda.add([5]);
  expect(await agenda.next(never)).to.equal(5);
  agenda.add([5]);
  agenda.add([5]);
  expect(await agenda.next(never)).to.equal(5);
  expect(await isWaiting(agenda)).to.equal(true);
});

test('what a change may have ticked comes before what is only due', async () => {
  const agenda = new TaskQueue();
  agenda.addForLater([1, 2, 3]);
  agenda.add([2, 18]);
  const order = [];
  for (let look = 0; look < 4; look++) order.push(await agenda.next(never));
  expect(order).to.deep.equal([2, 18, 1, 3]);
});

test('who waits is woken by a change, and by the end', async () => {
  const agenda = new TaskQueue();
  const waiting = agenda.next(never);
  agenda.add([7]);
  expect(await waiting).to.equal(7);
  const end = new AbortController();
  const last = agenda.next(end.signal);
  end.abort();
  expect(await last).to.equal(undefined);
});

async function isWaiting(agenda: TaskQueue): Promise<boolean> {
  const end = new AbortController();
  const next = agenda.next(end.signal);
  const first = await Promise.race([next, setImmediate('waiting')]);
  end.abort();
  return first === 'waiting';
}
