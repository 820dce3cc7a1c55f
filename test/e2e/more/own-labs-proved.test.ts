import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Outcome, Proof } from '../../../support/commands/prove/result';
import { labNames } from '../../../support/lab/load-lab';
import { runCommand } from '../../../support/system/command/run-command';
import { packageFolder } from '../../../support/system/files/project';
import { runsEverything } from '../../kit/more';

const SECONDS = 1200;
/** One with a scene, one with Docker, one with rights. `npm run test:all` proves these; if this file is named, all are proved. */
const FEW = ['fix-the-deployment', 'understanding-pods', 'who-may-do-what'];
/** Ways of each lab, spread evenly over all; `.ci/nightly` tries every way of every lab. */
const SAMPLE = runsEverything ? 6 : 3;
/** It is about clusters: no person does it by hand. */
const NOT_BY_HAND = 'pods-in-depth';

describe('our own labs are proved, with a sample of the ways to do them', () => {
  for (const lab of labNames().filter((name) => name !== NOT_BY_HAND && (runsEverything || FEW.includes(name)))) {
    test(lab, async () => {
      const { outcomes, flaws } = await proofOf(lab);
      const known = (fate: Outcome['fate']): string[] => outcomes.filter((one) => one.fate === fate).map(({ task, title, said = '' }) => `task ${task}: ${title}: ${said}`);
      expect(flaws).to.deep.equal([]);
      expect(outcomes).to.have.lengthOf(SAMPLE);
      expect(known('refused'), 'right ways that do not pass').to.deep.equal([]);
      expect(known('error'), 'ways that could not be tried').to.deep.equal([]);
      expect(known('not caught'), 'wrong ways that pass').to.have.lengthOf.at.most(1);
      expect(known('caught'), 'wrong ways that are caught').not.to.be.empty;
    });
  }
});

async function proofOf(lab: string): Promise<Proof> {
  const out = mkdtempSync(join(tmpdir(), 'labspec-own-proof-'));
  try {
    const { stdout, output } = await runCommand(process.execPath, ['support/commands/labspec.js', 'prove', '--lab', lab, '--no-robot', '--sample', String(SAMPLE), '--format', 'json', '--out', out], { cwd: packageFolder, within: SECONDS });
    expect(stdout, output).to.match(/^\{/);
    return JSON.parse(stdout) as Proof;
  } finally {
    rmSync(out, { recursive: true });
  }
}
