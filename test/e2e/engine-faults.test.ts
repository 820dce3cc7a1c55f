import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { loadLab } from '../../support/lab/load-lab';
import { projectFolder } from '../../support/system/files/project';
import { expectNoBlame, tasks } from '../kit/faults';
import { more } from '../kit/more';
import { runLab } from '../kit/run-lab';
import { SpareEngine } from '../kit/spare-engine';

const { images } = loadLab();
const work = mkdtempSync(join(tmpdir(), 'labspec-large-'));
const BUILDERS = [
  { who: 'the robot', parameters: { files: work } },
  { who: 'a grader', parameters: { actor: 'grader', submission: work } },
];
/** Of a program of the build: 20 MB. */
const WRITES = 'RUN head -c 20000000 /dev/zero > /opt/large\n';
// Kilobytes.
const LITTLE = 3000;
const PLENTY = 1_000_000;

describe('the engine fails in a build, and the Dockerfile is not blamed for it', () => {
  let engine: SpareEngine;
  /** What task 5 comes to with the spare engine, as it is told. */
  const build = async (worldParameters = {}, meanwhile: Promise<unknown> = Promise.resolve()): Promise<string | undefined> => {
    const { verdicts } = await runLab({ args: tasks(5), worldParameters, env: { DOCKER_HOST: engine.host } });
    await meanwhile;
    expectNoBlame(verdicts);
    expect(verdicts.get(5)?.verdict).to.equal('error');
    return verdicts.get(5)?.message;
  };

  before(() => {
    cpSync(join(projectFolder, 'fixtures/class/submissions/ada'), work, { recursive: true });
    appendFileSync(join(work, 'Dockerfile'), WRITES);
  });
  after(() => rmSync(work, { recursive: true }));

  describe('which lacks the base image', () => {
    before(async () => {
      engine = await SpareEngine.start();
    });
    after(() => engine.end());

    for (const { who, parameters } of BUILDERS) {
      more(`and no registry can be reached, by ${who}`, async () => {
        expect(await build(parameters)).to.contain('registry').and.to.contain(images.base).and.to.contain(`docker pull ${images.base}`);
      });
    }
  });

  describe('which has the base image', () => {
    before(async () => {
      engine = await SpareEngine.start(images.base);
    });
    after(() => engine.end());

    test('and its disk has nothing left', async () => {
      await engine.fillDisk(0);
      expect(await build()).to.contain('disk is full');
    });

    for (const { who, parameters } of BUILDERS) {
      more(`and its disk has so little left that the programs of the build meet its end, by ${who}`, async () => {
        await engine.fillDisk(LITTLE);
        expect(await build(parameters)).to.contain('disk is full').and.to.contain('df -h');
      });
    }

    test('and it ends', async () => {
      await engine.fillDisk(PLENTY);
      // A build before may have come so far that this one would have nothing to run.
      await engine.forgetBuilds(images.base);
      expect(await build({}, engine.killOnceItRuns())).to.contain('engine does not answer');
    });
  });
});
