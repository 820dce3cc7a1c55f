import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { moreOf } from '../kit/more';
import { runLab, withoutCommand, type LabRunResult } from '../kit/run-lab';
import { prepare, type Undo } from '../kit/in-the-way';
import { hinderedLabs, type HinderedLab } from '../kit/read-hindered-lab';

describe('labs in which something gets in the robot’s way', () => {
  // The first one represents the others.
  for (const [index, hindered] of hinderedLabs().entries()) (index === 0 ? describe : moreOf)(hindered.title, () => checkHindered(hindered));
});

function checkHindered(hindered: HinderedLab): void {
  let undo: Undo;
  let result: LabRunResult;

  before(async () => {
    undo = await prepare(hindered.before);
    result = await runLab({ worldParameters: { omit: hindered.omit } });
  });
  after(() => undo());

  test(`task ${hindered.task} has the verdict ${hindered.verdict}, with the right message`, () => {
    const { verdict, message } = result.verdicts.get(hindered.task) ?? {};
    expect(verdict, result.output).to.equal(hindered.verdict);
    for (const words of hindered.words) expect(message).to.contain(words);
    expect(result.output).to.contain(hindered.words[0]);
    expect(result.exitCode).to.equal(1);
  });

  test('no other task is blamed', () => {
    const other = [...result.verdicts].filter(([id]) => id !== hindered.task);
    const withVerdict = (wanted: string) => other.filter(([, { verdict }]) => verdict === wanted).map(([id]) => id);
    expect(withVerdict('failed'), result.output).to.deep.equal([]);
    expect(withVerdict('passed'), result.output).to.deep.equal(hindered.passed);
    expect(withVerdict('not checked'), result.output).to.deep.equal(hindered.notChecked);
    expect(withVerdict('error'), result.output).to.deep.equal(hindered.error);
  });

  test('the student sees no stack and no words of the framework', () => {
    expect(withoutCommand(result.output)).not.to.match(/node_modules|\.ts:\d+|cucumber|AssertionError|undefined/);
  });
}
