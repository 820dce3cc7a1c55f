import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { expect } from 'chai';
import { TaskQueue } from './task-queue';

const never = new AbortController().signal;

test('changes that come together lead to one look', async () => {
  const queue = new TaskQueue();
  for (let change = 0; change < 100; change++) queue.add([5, 4]);
  expect([await queue.next(never), await queue.next(never)]).to.deep.equal([4, 5]);
  expect(await isWaiting(queue)).to.equal(true);
});

test('a change while its task is looked at leads to one more look', async () => {
  const queue = new TaskQueue();
  queue.add([5]);
  expect(await queue.next(never)).to.equal(5);
  queue.add([5]);
  queue.add([5]);
  expect(await queue.next(never)).to.equal(5);
  expect(await isWaiting(queue)).to.equal(true);
});

test('what a change may have ticked comes before what is only due', async () => {
  const queue = new TaskQueue();
  queue.addForLater([1, 2, 3]);
  queue.add([2, 18]);
  const order = [];
  for (let look = 0; look < 4; look++) order.push(await queue.next(never));
  expect(order).to.deep.equal([2, 18, 1, 3]);
});

test('who waits is woken by a change, and by the end', async () => {
  const queue = new TaskQueue();
  const waiting = queue.next(never);
  queue.add([7]);
  expect(await waiting).to.equal(7);
  const end = new AbortController();
  const last = queue.next(end.signal);
  end.abort();
  expect(await last).to.equal(undefined);
});

async function isWaiting(queue: TaskQueue): Promise<boolean> {
  const end = new AbortController();
  const next = queue.next(end.signal);
  const first = await Promise.race([next, setImmediate('waiting')]);
  end.abort();
  return first === 'waiting';
}
