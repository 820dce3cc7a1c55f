import { before, describe, test } from 'node:test';
import { expect } from 'chai';
import { neededBy } from '../../../support/lab/lab';
import { loadLab } from '../../../support/lab/load-lab';
import { runLab, withoutCommand, type LabRunResult } from '../../kit/run-lab';
import { brokenLabs, type Mutant, type Wrong } from '../../mutants/specimen';

const lab = loadLab();
/** Whatever fails. */
const LARGEST_PAGE = 10_000_000;

// That a student's check finds them is tested in features/broken-labs; here the robot works with the broken files.
describe('the robot, given broken files', () => {
  for (const specimen of brokenLabs()) if (specimen.wrong?.robot) describe(specimen.title, () => checkBroken(specimen, specimen.wrong!));
});

function checkBroken({ folder }: Mutant, { task, words }: Wrong): void {
  let result: LabRunResult;
  before(async () => {
    result = await runLab({ worldParameters: { files: folder } });
  });

  test(`task ${task} is told as failed, in the right words`, () => {
    const { verdict, message } = result.verdicts.get(task) ?? {};
    expect(verdict, result.output).to.equal('failed');
    for (const text of words) expect(message).to.contain(text);
    expect(result.output).to.contain(words[0]);
    expect(result.exitCode).to.equal(1);
    expect(result.report.html.length, 'bytes of the page').to.be.below(LARGEST_PAGE);
  });

  test('who needs that task is not checked, and all others pass', () => {
    const expected = lab.tasks.map(({ id }) => [id, id === task ? 'failed' : neededBy(lab, id).has(task) ? 'not checked' : 'passed']);
    expect([...result.verdicts].map(([id, { verdict }]) => [id, verdict]), result.output).to.deep.equal(expected);
  });

  test('no stack and no word of the framework reaches the reader', () => {
    expect(withoutCommand(result.output)).not.to.match(/node_modules\/|\.ts:\d+|cucumber|AssertionError|undefined/);
  });
}
