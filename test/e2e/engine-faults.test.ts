import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../support/system/files/project';
import { expectNoBlame, tasks } from '../kit/faults';
import { more } from '../kit/more';
import { runLab } from '../kit/run-lab';
import { SpareEngine } from '../kit/spare-engine';
import { first } from '../kit/first-lab';

const work = mkdtempSync(join(tmpdir(), 'labspec-large-'));
const BUILDERS = [
  { who: 'the robot', parameters: { files: work } },
  { who: 'a grader', parameters: { actor: 'grader', submission: work } },
];
/** What a program of the build writes: 20 MB. */
const WRITES = 'RUN head -c 20000000 /dev/zero > /opt/large\n';
// Kilobytes.
const LITTLE = 3000;
const PLENTY = 1_000_000;

describe('the engine fails in a build, and the Dockerfile is not blamed for it', () => {
  let engine: SpareEngine;
  /** The message of task 5 with the spare engine. */
  const build = async (worldParameters = {}, meanwhile: Promise<unknown> = Promise.resolve()): Promise<string | undefined> => {
    const { verdicts } = await runLab({ args: tasks(5), worldParameters, env: { DOCKER_HOST: engine.host } });
    await meanwhile;
    expectNoBlame(verdicts);
    expect(verdicts.get(5)?.verdict).to.equal('error');
    return verdicts.get(5)?.message;
  };

  before(() => {
    cpSync(join(packageFolder, 'fixtures/class/submissions/ada'), work, { recursive: true });
    appendFileSync(join(work, 'Dockerfile'), WRITES);
  });
  after(() => rmSync(work, { recursive: true }));

  describe('without the base image', () => {
    before(async () => {
      engine = await SpareEngine.start();
    });
    after(() => engine.end());

    for (const { who, parameters } of BUILDERS) {
      more(`and without a registry, for ${who}`, async () => {
        expect(await build(parameters)).to.contain('registry').and.to.contain(first.base).and.to.contain(`docker pull ${first.base}`);
      });
    }
  });

  describe('with the base image', () => {
    before(async () => {
      engine = await SpareEngine.start(first.base);
    });
    after(() => engine.end());

    test('and a full disk', async () => {
      await engine.fillDisk(0);
      expect(await build()).to.contain('disk is full');
    });

    for (const { who, parameters } of BUILDERS) {
      more(`and so little free disk space that the programs of the build run out of it, for ${who}`, async () => {
        await engine.fillDisk(LITTLE);
        expect(await build(parameters)).to.contain('disk is full').and.to.contain('df -h');
      });
    }

    test('and the engine ends during the build', async () => {
      await engine.fillDisk(PLENTY);
      // An earlier build may have got so far that this one would have nothing to run.
      await engine.forgetBuilds(first.base);
      expect(await build({}, engine.killOnceItRuns())).to.contain('engine does not answer');
    });
  });
});
