import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { join } from 'node:path';
import { expect } from 'chai';
import { runCommand } from '../../support/system/command/run-command';
import { chosenLab, labFolder, loadLab } from '../../support/lab/load-lab';
import { packageFolder } from '../../support/system/files/project';
import { PARALLEL } from '../../support/runtime/parallel/worker-parameters';
import { abandoned } from '../../support/ownership/journal';
import { more, moreOf } from '../kit/more';
import { notPassed, runLab, type LabRunOptions, type LabRunResult } from '../kit/run-lab';
import { namespaces, traces } from '../kit/traces';
import { until } from '../../support/wait/wait-for';

const lab = loadLab();
const TWO_WORKERS = ['--parallel', '2'];
// By then, a Pod runs in the namespace of at least one worker.
const POD_IS_THERE = /✓ +(10|11|12|14) /;
/** The cluster ends a namespace some seconds after it was deleted. */
const GONE_SECONDS = 60;

describe('a run in two workers', () => {
  test('passes all tasks, and its report has all scenarios', async () => {
    const { verdicts, exitCode, output, report } = await leavingNothing(() => runLab({ args: TWO_WORKERS }));
    expect(notPassed(verdicts), output).to.deep.equal([]);
    expect(verdicts.size).to.equal(lab.tasks.length);
    expect(exitCode).to.equal(0);
    expect(scenarios({ report })).to.deep.equal(scenariosOfFeatures());
    for (const { title } of lab.tasks) expect(report.html.includes(title), title).to.equal(true);
  });

  more('reaches the same verdicts as a serial run', () => sameAsSerial({}));

  // Task 15 runs early, on the first free worker: tasks 16 and 17 are not checked on either worker.
  more('finds the same failed and not checked tasks in a broken lab', () => sameAsSerial({ worldParameters: { files: join(packageFolder, 'fixtures/broken/wrong-port-in-args') } }));

  more('reports the same if the engine does not answer', () => sameAsSerial({ env: { DOCKER_HOST: 'unix:///there-is-no-such-socket' } }));

  more('passes all tasks without kubectl and in random order', async () => {
    const { verdicts, output } = await leavingNothing(() => runLab({ args: [...TWO_WORKERS, '--order', 'random'], worldParameters: { kubectl: 'api' } }));
    expect([...verdicts.values()].every(({ verdict }) => verdict === 'passed'), output).to.equal(true);
  });

  test('is refused, with one message, if it should look at a student’s work', async () => {
    const { exitCode, output } = await runLab({ profile: 'check', args: [...TWO_WORKERS, '--tags', '@task-04'] });
    expect(output.match(/--parallel does not work with the actor student/g), output).to.have.length(1);
    expect(exitCode).to.equal(1);
  });
});

moreOf('a run in two workers that is interrupted half-way', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`cleans up on ${signal}`, async () => {
      const { exitCode, output } = await leavingNothing(() => endHalfWay(signal));
      expect(output).to.match(POD_IS_THERE).and.to.contain('Cleaning up');
      expect(exitCode).to.equal(signal === 'SIGINT' ? 130 : 143);
    });
  }

  test('is cleaned up by "labspec clean" if it was killed', async () => {
    await leavingNothing(async () => {
      await endHalfWay('SIGKILL');
      expect(await namespaces(lab, PARALLEL)).not.to.deep.equal([]);
      const { exitCode, output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: 300 });
      expect(exitCode, output).to.equal(0);
    });
  });
});

async function sameAsSerial(options: LabRunOptions): Promise<void> {
  const serial = await runLab(options);
  const parallel = await leavingNothing(() => runLab({ ...options, args: TWO_WORKERS }));
  expect(told(parallel), parallel.output).to.deep.equal(told(serial));
  expect(parallel.exitCode).to.equal(serial.exitCode);
  expect(scenarios(parallel)).to.deep.equal(scenarios(serial));
}

/** The verdict on each task, with its whole message. */
function told({ verdicts }: LabRunResult): [id: number, verdict: string, message: string][] {
  return [...verdicts].map(([id, { verdict, message }]) => [id, verdict, message]);
}

/** As the JUnit report has them, sorted, because scenarios end in any order. */
function scenarios({ report }: Pick<LabRunResult, 'report'>): string[] {
  return [...report.junit.matchAll(/<testcase [^>]*? name="([^"]*)"/g)].map(([, name = '']) => name).sort();
}

function scenariosOfFeatures(): string[] {
  const features = globSync(join(labFolder(chosenLab()), '*.feature')).map((file) => readFileSync(file, 'utf8'));
  return features.flatMap((text) => [...text.matchAll(/^ +Scenario: (.*)$/gm)].map(([, name = '']) => name)).sort();
}

async function leavingNothing<T>(work: () => Promise<T>): Promise<T> {
  const before = await traces(lab);
  const result = await work();
  expect(await traces(lab)).to.deep.equal(before);
  expect(await until(() => namespaces(lab, PARALLEL), (left) => left.length === 0, { within: GONE_SECONDS, every: 1 })).to.deep.equal([]);
  expect(abandoned()).to.deep.equal([]);
  return result;
}

function endHalfWay(signal: NodeJS.Signals): Promise<LabRunResult> {
  let sent = false;
  return runLab({
    args: TWO_WORKERS,
    onOutput: (output, child) => {
      if (!sent && POD_IS_THERE.test(output)) sent = child.kill(signal);
    },
  });
}
