import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import { packageFolder } from '../../../support/system/files/project';
import { runCommand } from '../../../support/system/command/run-command';

const PROJECT = join(packageFolder, 'test/labs');
/** It has no solution: a cluster of labspec makes no volumes. */
const ONLY_CHECKED = ['services-and-claims'];
const LAB_SECONDS = 240;

describe('labs by other authors, as a stranger specifies them', () => {
  let reports: string;
  before(() => (reports = mkdtempSync(join(tmpdir(), 'labspec-other-labs-'))));
  after(() => rmSync(reports, { recursive: true }));

  for (const name of readdirSync(join(PROJECT, 'features')).filter((lab) => !ONLY_CHECKED.includes(lab))) {
    test(name, async () => {
      const { exitCode, output } = await runCommand(process.execPath, [join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js')], { cwd: PROJECT, env: { LABSPEC_LAB: name, LABSPEC_REPORTS: reports }, within: LAB_SECONDS });
      expect(exitCode, output).to.equal(0);
      expect(output).to.match(/\n(\d+) tasks: \1 passed/);
    });
  }
});
