import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import type { Outcome } from '../mutants/judge';
import { runsAll, runsEverything } from '../kit/more';
import { acceptedLabs, brokenLabs, type Mutant } from '../mutants/mutant';
import { LANES, printOutcome, printScore } from '../mutants/score';
import { checkMutants } from '../mutants/check-mutants';

const all = brokenLabs();
/** From the broken labs marked `more`, `npm run test:all` takes, of each cause that only such labs have, the first one that needs no registry, for the test may run on a machine without one. `npm run mutants`, which .ci/nightly calls, runs all of them. */
const ofCause = (cause: string | undefined): Mutant[] => all.filter(({ wrong }) => wrong?.cause === cause);
const isNeeded = (one: Mutant): boolean => ofCause(one.wrong?.cause).every(({ more }) => more) && ofCause(one.wrong?.cause).find(({ asksRegistry }) => !asksRegistry) === one;
const broken = all.filter((mutant) => !mutant.more || (runsAll && isNeeded(mutant)));
/** `npm run test:all` carries out every third next step, `.ci/nightly` each. */
const isTried = (mutant: Mutant): boolean => runsEverything || (runsAll && broken.indexOf(mutant) % 3 === 0);
const accepted = acceptedLabs().filter(({ more }) => !more);
const outcomes = new Map<string, Outcome>();

before(async () => {
  const start = performance.now();
  await checkMutants([...broken, ...accepted], { lanes: LANES, tries: isTried, told: (outcome) => outcomes.set(outcome.mutant.name, outcome) });
  process.stdout.write(printScore([...outcomes.values()], (performance.now() - start) / 1000));
});

describe('labspec reports a mistake in its own task, with its cause, and blames no other task', () => {
  for (const mutant of broken) test(`task ${mutant.wrong?.task ?? ''}: ${mutant.title}`, () => expectFound(mutant));
});

describe('work that is right in another way passes', () => {
  for (const mutant of accepted) test(mutant.title, () => expectFound(mutant));
});

function expectFound({ name }: Mutant): void {
  const outcome = outcomes.get(name);
  expect(outcome, 'it was checked').not.to.equal(undefined);
  expect(outcome, outcome && printOutcome(outcome)).to.deep.include({ caught: true, causeRight: true, falseAlarms: [] }).and.not.to.include({ cure: 'not cured' });
}
