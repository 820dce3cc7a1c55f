import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { Outcome } from '../mutants/judge';
import { acceptedLabs, brokenLabs, type Specimen } from '../mutants/specimen';
import { LANES, printOutcome, printScore } from '../mutants/score';
import { tellTruth } from '../mutants/tell-truth';

const broken = brokenLabs();
const accepted = acceptedLabs();
const outcomes = new Map<string, Outcome>();

before(async () => {
  const start = performance.now();
  await tellTruth([...broken, ...accepted], { lanes: LANES, told: (outcome) => outcomes.set(outcome.specimen.name, outcome) });
  process.stdout.write(printScore([...outcomes.values()], (performance.now() - start) / 1000));
});

describe('a mistake is told in its own task, with its cause, and no other task is blamed', () => {
  for (const specimen of broken) test(`task ${specimen.wrong?.task ?? ''}: ${specimen.title}`, () => expectTruth(specimen));
});

describe('what is right in another way passes', () => {
  for (const specimen of accepted) test(specimen.title, () => expectTruth(specimen));
});

function expectTruth({ name }: Specimen): void {
  const outcome = outcomes.get(name);
  expect(outcome, 'it was checked').not.to.equal(undefined);
  expect(outcome, outcome && printOutcome(outcome)).to.deep.include({ caught: true, causeRight: true, falseAlarms: [] });
}
