import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { moreOf } from '../kit/more';
import { runLab, withoutCommand, type LabRunResult } from '../kit/run-lab';
import { prepare, type Undo } from '../kit/in-the-way';
import { hinderedLabs, type HinderedLab } from '../kit/read-hindered-lab';

describe('labs in which something hinders the robot', () => {
  // The first one stands for the others.
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

  test(`task ${hindered.task} is told as ${hindered.verdict}, in the right words`, () => {
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

  test('no stack and no word of the framework reaches the student', () => {
    expect(withoutCommand(result.output)).not.to.match(/node_modules|\.ts:\d+|cucumber|AssertionError|undefined/);
  });
}
