import { PickleStepType, type PickleStep } from '@cucumber/messages';
import { test } from 'node:test';
import { expect } from 'chai';
import { thensAfter } from './later-thens';

const step = (id: string, type: PickleStepType): PickleStep => ({ id, text: id, type, astNodeIds: [] });
const { CONTEXT, ACTION, OUTCOME } = PickleStepType;
const steps = [step('given', CONTEXT), step('when', ACTION), step('first', OUTCOME), step('second', OUTCOME), step('third', OUTCOME), step('when again', ACTION), step('last', OUTCOME)];
const after = (id: string): string[] => thensAfter(steps, steps.find((one) => one.id === id)!).map((one) => one.id);

test('after a Then that failed, the Thens up to the next When count', () => {
  expect(after('first')).to.deep.equal(['second', 'third']);
  expect(after('third')).to.deep.equal([]);
  expect(after('last')).to.deep.equal([]);
});

test('where a Given or a When failed, nothing was done that Thens could tell about', () => {
  expect(after('given')).to.deep.equal([]);
  expect(after('when')).to.deep.equal([]);
});
