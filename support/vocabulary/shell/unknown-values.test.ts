import { test } from 'node:test';
import { expect } from 'chai';
import { NotChecked } from '../../errors/errors';
import { noteOwnLine } from '../../runtime/own-way';
import type { Run } from '../../runtime/run';
import { mustBeKnown, noteKnown, noteUnknown } from './unknown-values';

const runWhere = (...lines: string[]): Run => {
  const run = {} as Run;
  for (const line of lines) noteOwnLine(run, { task: 1, line });
  return run;
};

test('what a line of the reader sets is not known to a look', () => {
  const run = runWhere('id=$(docker run -d nginx)');
  expect(() => mustBeKnown(run, 'docker logs ${id}')).to.throw(NotChecked).with.nested.property('problem.seen', 'it comes from: id=$(docker run -d nginx)');
  expect(() => mustBeKnown(run, "echo '$id' $other")).not.to.throw();
});

test('nor what a line of the reader printed, until it is known from elsewhere', () => {
  const run = runWhere();
  noteUnknown(run, 'id', 'docker run -d nginx');
  expect(() => mustBeKnown(run, 'docker logs $id')).to.throw(NotChecked);
  noteKnown(run, 'id');
  expect(() => mustBeKnown(run, 'docker logs $id')).not.to.throw();
});

test('a look may set it itself, for later ones, too', () => {
  const run = runWhere('for name in a b; do kubectl create configmap $name; done');
  expect(() => mustBeKnown(run, 'for name in a b; do echo $name; done')).not.to.throw();
  expect(() => mustBeKnown(run, 'echo $name')).not.to.throw();
});
