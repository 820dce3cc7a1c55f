import { describe, test } from 'node:test';
import { expect } from 'chai';
import { isTouched, isUndoneLater, worthDoing, type RightWay } from './right-way';

const snapshot = (...names: string[]): ReadonlyMap<string, string> => new Map(names.map((name) => [name, name]));

/** 1 writes a file, 2 builds an image from it, 3 runs a container, 4 stops it, 5 makes a Pod, 6 deletes it. */
const RIGHT: RightWay = {
  work: { files: new Map(), paths: new Map(), tasks: new Map() },
  tasks: [1, 2, 3, 4, 5, 6],
  start: snapshot(),
  after: new Map([[1, snapshot()], [2, snapshot('Image')], [3, snapshot('Image', 'Container')], [4, snapshot('Image')], [5, snapshot('Image', 'Pod')], [6, snapshot('Image')]]),
  passing: new Map(),
};
const NEEDS: Record<number, number[]> = { 2: [1], 3: [2, 1], 4: [3, 2, 1], 5: [2, 1], 6: [5, 2, 1] };
const needs = (id: number): ReadonlySet<number> => new Set(NEEDS[id]);

describe('the tasks to do before one', () => {
  test('what it needs, and what is still to be seen with what that needs itself', () => {
    expect(worthDoing(RIGHT, snapshot('Image'), [1, 2, 3, 4], { wanted: [], needs })).to.deep.equal([1, 2]);
    expect(worthDoing(RIGHT, snapshot(), [1, 2], { wanted: [3], needs })).to.deep.equal([1, 2]);
  });

  test('what came and went leaves nothing to be done', () => {
    expect(worthDoing(RIGHT, snapshot('Image'), [1, 2, 3], { wanted: [5], needs })).not.to.include(3);
  });
});

describe('what a later task has undone', () => {
  test('is the work of the task, or of one that it needs', () => {
    expect([1, 2, 3, 4, 5].map((id) => isUndoneLater(RIGHT, [id, ...needs(id)]))).to.deep.equal([false, false, true, true, true]);
  });
});

describe('what a wrong way of a later task has touched', () => {
  test('is what an earlier one has made, and what should be there', () => {
    expect(isTouched(RIGHT, 2, 3, snapshot('Container'))).to.equal(true);
    expect(isTouched(RIGHT, 2, 3, snapshot('Image'))).to.equal(false);
    expect(isTouched(RIGHT, 3, 4, snapshot('Image'))).to.equal(false);
  });
});
