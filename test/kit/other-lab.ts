import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageFolder } from '../../support/system/files/project';
import { runCommand } from '../../support/system/command/run-command';

/** The labs of other authors: a project of its own, as a stranger has it. */
export const OTHER_LABS = join(packageFolder, 'test/labs');

const SECONDS = 240;

/** The robot does a lab of that project, and all its tasks must pass. */
export async function otherLabPasses(name: string): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), 'labspec-other-labs-'));
  try {
    const { exitCode, output } = await runCommand(process.execPath, [join(packageFolder, 'node_modules/@cucumber/cucumber/bin/cucumber.js')], { cwd: OTHER_LABS, env: { LABSPEC_LAB: name, LABSPEC_REPORTS: reports }, within: SECONDS });
    expect(exitCode, output).to.equal(0);
    expect(output).to.match(/\n(\d+) tasks: \1 passed/);
  } finally {
    rmSync(reports, { recursive: true });
  }
}
