import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { neededBy } from '../../../support/lab/lab';
import { runsEverything } from '../../kit/more';
import { VariantStudent, type Checked } from '../../kit/variant-student';
import { allVariants, type BrokenVariant, type Variant, type Variants } from '../../kit/variants';
import { keepObservation } from '../../mutants/record-observed';

const provenRight = new Set<string>();

for (const variants of allVariants()) {
  describe(`students of ${variants.lab}`, () => {
    let student: VariantStudent;
    before(() => (student = new VariantStudent(variants)));
    after(() => rmSync(student.folder, { recursive: true }));

    for (const variant of chosenBroken(variants)) {
      test(`task ${variant.task}: ${variant.title}`, () => student.types(variant, async (checked) => {
        mustFind(student, checked, variant);
        await mustBeCured(student, variant);
      }));
    }
    for (const variant of chosenAccepted(variants)) {
      test(`right: ${variant.title}`, () => student.types(variant, mustPass));
    }
  });
}

/** `npm run test:all` takes one wrong way of each file; `npm test -- variants`, which .ci/nightly calls, takes all. */
function chosenBroken({ broken }: Variants): readonly BrokenVariant[] {
  return runsEverything ? broken : broken.slice(0, 1);
}

/** `npm run test:all` takes one right way of each lab. */
function chosenAccepted({ lab, accepted }: Variants): readonly Variant[] {
  if (runsEverything) return accepted;
  if (provenRight.has(lab)) return [];
  provenRight.add(lab);
  return accepted.slice(-1);
}

function mustPass(checked: readonly Checked[]): void {
  expect(checked.filter(({ verdict }) => verdict !== 'passed'), JSON.stringify(checked, undefined, 1)).to.deep.equal([]);
}

async function mustBeCured(student: VariantStudent, { cure, task }: BrokenVariant): Promise<void> {
  if (cure === undefined) return;
  await student.type(cure);
  const checked = await student.check([task]);
  expect(checked.map(({ verdict }) => verdict), JSON.stringify(checked, undefined, 1)).to.deep.equal(['passed']);
}

function mustFind(student: VariantStudent, checked: readonly Checked[], { task: wrong, words, cause, observation }: BrokenVariant): void {
  const seen = JSON.stringify(checked, undefined, 1);
  for (const { id, verdict } of checked) {
    if (id === wrong) expect(verdict, seen).to.equal('failed');
    else if (neededBy(student.lab, id).has(wrong)) expect(verdict, seen).to.equal('not checked');
    else if (id < wrong) expect(verdict, seen).to.equal('passed');
  }
  const found = checked.find(({ id }) => id === wrong);
  const message = JSON.stringify(found);
  if (cause !== undefined) expect(found?.cause, message).to.equal(cause);
  for (const word of words) expect(word.split('|').some((one) => message.includes(one)), `${word} in ${message}`).to.equal(true);
  if (process.env['LABSPEC_RECORD'] && cause !== undefined && observation !== undefined) keepObservation(observation, cause, student.observed);
}
