import { test } from 'node:test';
import { expect } from 'chai';
import { AuthorError } from '../../errors/errors';
import { toldAt, whereCapped, type Ladder } from './level';
import type { HintLevel } from '../../lab/hint-level';

const trouble = { cause: 'image-not-loaded', reason: 'The image is not loaded', expected: 'it on 3 nodes', seen: 'on none', also: 'the Pod waits', look: 'crictl images', next: 'kind load' };
const wrong = { cause: trouble.cause, reason: trouble.reason, expected: trouble.expected, seen: trouble.seen, also: trouble.also };
const upTo = (last: HintLevel): Ladder => ({ task: { id: 9, title: 'Run Pod' }, last, again: (level) => (level ? `check 9 --hint ${level}` : 'check 9') });

test('each level tells one thing more, and how to get the next', () => {
  expect(toldAt(0, [trouble], upTo(3))).to.deep.equal([]);
  expect(toldAt(1, [trouble], upTo(3))).to.deep.equal([{ ...wrong, look: undefined, next: 'check 9 --hint 2' }]);
  expect(toldAt(2, [trouble], upTo(3))).to.deep.equal([{ ...wrong, look: 'crictl images', next: 'check 9 --hint 3' }]);
  expect(toldAt(3, [trouble], upTo(3))).to.deep.equal([trouble]);
});

test('the last level that a lab gives does not point to a further one', () => {
  expect(toldAt(1, [trouble], upTo(1))[0]?.next).to.equal('correct it, then: check 9');
  expect(toldAt(2, [trouble], upTo(2))[0]?.next).to.equal('correct it, then: check 9');
});

test('of several things that are wrong, only the last is followed by the way on', () => {
  expect(toldAt(2, [trouble, { reason: 'Another', look: 'ls' }], upTo(3)).map(({ look, next }) => [look, next])).to.deep.equal([['crictl images', undefined], ['ls', 'check 9 --hint 3']]);
});

test('where nothing is known to look at or to type, the task of the lab stands for it', () => {
  const [told] = toldAt(3, [{ reason: 'Bad' }], upTo(3));
  expect(told?.look).to.contain('task 9 (Run Pod)');
  expect(told?.next).to.equal('do task 9 (Run Pod) again, as the lab shows it');
});

test('who asks for more than the lab gives is told so; none is asked for only where none is given', () => {
  expect(whereCapped({ title: 'Pods', hints: 1 }, 3)).to.equal('The lab "Pods" gives hints up to level 1: --hint 3 does not show more.');
  expect(whereCapped({ title: 'Exam', hints: 0 }, 1)).to.equal('The lab "Exam" gives no hints: --hint 1 does not show more.');
  for (const asked of [undefined, 1, 2] as const) expect(whereCapped({ title: 'Pods', hints: 2 }, asked)).to.equal(undefined);
  expect(whereCapped({ title: 'Exam', hints: 0 }, 0)).to.equal(undefined);
  expect(() => whereCapped({ title: 'Pods', hints: 3 }, 0)).to.throw(AuthorError, /--hint 0 is only for labs without hints/);
});
