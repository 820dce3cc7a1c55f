import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import { neededBy } from '../../../support/lab/lab';
import { loadLab } from '../../../support/lab/load-lab';
import { runLab, withoutCommand, type LabRunResult } from '../../kit/run-lab';
import { brokenLabs, type Mutant, type Wrong } from '../../mutants/mutant';

const lab = loadLab();
/** Of any failed run. */
const LARGEST_PAGE = 10_000_000;

// test/e2e/mutants.test.ts tests that a student's check finds them; here the robot works with the broken files.
describe('the robot with broken files', () => {
  for (const mutant of brokenLabs()) if (mutant.wrong?.robot) describe(mutant.title, () => checkBroken(mutant, mutant.wrong!));
});

function checkBroken({ folder }: Mutant, { task, words }: Wrong): void {
  let result: LabRunResult;
  before(async () => {
    result = await runLab({ worldParameters: { files: folder } });
  });

  test(`task ${task} has the verdict failed, with the right message`, () => {
    const { verdict, message } = result.verdicts.get(task) ?? {};
    expect(verdict, result.output).to.equal('failed');
    for (const text of words) expect(message).to.contain(text);
    expect(result.output).to.contain(words[0]);
    expect(result.exitCode).to.equal(1);
    expect(result.report.html.length, 'bytes of the page').to.be.below(LARGEST_PAGE);
  });

  test('tasks that need this task are not checked, and all others pass', () => {
    const expected = lab.tasks.map(({ id }) => [id, id === task ? 'failed' : neededBy(lab, id).has(task) ? 'not checked' : 'passed']);
    expect([...result.verdicts].map(([id, { verdict }]) => [id, verdict]), result.output).to.deep.equal(expected);
  });

  test('the reader sees no stack and no words of the framework', () => {
    expect(withoutCommand(result.output)).not.to.match(/node_modules\/|\.ts:\d+|cucumber|AssertionError|undefined/);
  });
}
