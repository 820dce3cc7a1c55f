import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { labEnvironment } from '../../../support/system/command/environment';
import { runCommand } from '../../../support/system/command/run-command';
import { loadLab } from '../../../support/lab/load-lab';
import { packageFolder } from '../../../support/system/files/project';
import { startOf } from '../../../support/system/process/process-identity';
import { abandoned } from '../../../support/ownership/journal';
import { orphansOf } from '../../../support/system/process/orphans';
import { idOf } from '../../../support/system/process/run-id';
import { Neighbours } from '../../kit/neighbours';
import { traces, type Traces } from '../../kit/traces';

const KILLS = 12;
// A whole run takes about this long.
const LATEST_SECONDS = 25;
const CLEAN_SECONDS = 60;

const lab = loadLab();
/** At random, but one in each part of a run: purely random moments are often close together or far apart. */
const secondsOfKills = Array.from({ length: KILLS }, (_, part) => ((part + Math.random()) * LATEST_SECONDS) / KILLS);

describe('a run that is killed at any point', () => {
  let reports: string;
  let asItWas: Traces;
  let neighbours: Neighbours;

  before(async () => {
    reports = mkdtempSync(join(tmpdir(), 'labspec-reports-'));
    neighbours = await Neighbours.moveIn(lab);
    asItWas = await traces(lab);
  });
  after(async () => {
    await neighbours.moveOut();
    rmSync(reports, { recursive: true });
  });

  for (const seconds of secondsOfKills) {
    test(`killed after ${seconds.toFixed(2)} s, "labspec clean" removes everything that is left`, async () => {
      const run = await killedAfter(seconds, reports);
      const { exitCode, output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'clean'], { cwd: packageFolder, within: CLEAN_SECONDS });
      expect(exitCode, output).to.equal(0);
      expect(await traces(lab), output).to.deep.equal(asItWas);
      expect(orphansOf(run)).to.deep.equal([]);
      expect(abandoned()).to.deep.equal([]);
    });
  }

  test('nothing beside the lab was touched', async () => {
    await neighbours.mustBeUntouched();
  });
});

/** @returns the id of the run */
async function killedAfter(seconds: number, reports: string): Promise<string> {
  const child = spawn(join(packageFolder, 'node_modules/.bin/cucumber-js'), { cwd: packageFolder, env: labEnvironment({ LABSPEC_REPORTS: reports }), stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const run = idOf(pid, startOf(pid) ?? '');
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await Promise.race([ended, setTimeout(seconds * 1000)]);
  child.kill('SIGKILL');
  await ended;
  return run;
}
