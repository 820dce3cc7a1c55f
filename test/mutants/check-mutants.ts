import { copyFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLayers } from '../../support/platform/clusters/kind/load-layers';
import { commandFailed, mustSucceed } from '../../support/system/command/run-command';
import type { Lab } from '../../support/lab/lab';
import { loadLab } from '../../support/lab/load-lab';
import { withLock } from '../../support/system/files/lock';
import { CheckProcesses } from '../../support/commands/check/processes/check-processes';
import { checkMutant } from './check-mutant';
import { connectWorkspaces, INSTALLED_FOLDER, LAB_FILES, SHARED_IMAGE, PREFIX } from './workspace';
import { mapConcurrently } from '../../support/system/concurrency';
import type { Outcome } from './judge';
import type { Mutant } from './mutant';
import { sweep } from './sweep';
import { first } from '../kit/first-lab';

const LOCK_SECONDS = 3600;
const IMAGE_SECONDS = 300;
const INSTALL_SECONDS = 120;

export interface MutantsOptions {
  /** The number of students who work at a time. */
  lanes: number;
  /** Whether the student of a mutant carries out labspec's next step. */
  tries: (mutant: Mutant) => boolean;
  /** Called with each outcome as it comes. */
  told: (outcome: Outcome) => void;
}

/** Lets students do the labs, checks their work, and compares labspec's messages with what is wrong in them. Then it removes everything that they made. */
export async function checkMutants(mutants: readonly Mutant[], { lanes, tries, told }: MutantsOptions): Promise<Outcome[]> {
  const lab = loadLab();
  return withLock(join(tmpdir(), `${PREFIX}.lock`), { within: LOCK_SECONDS }, async () => {
    await sweep(lab);
    const processes = new CheckProcesses();
    const cluster = await connectWorkspaces(lab);
    try {
      await install();
      await prepareImages(lab);
      // What affects the whole cluster affects everyone's work.
      const together = mutants.filter((mutant) => !mutant.alone);
      const alone = mutants.filter((mutant) => mutant.alone);
      const check = (mutant: Mutant): Promise<Outcome> => checkMutant(lab, mutant, { processes, cluster, tries: tries(mutant) });
      return [...(await mapConcurrently(lanes, together, check, told)), ...(await mapConcurrently(1, alone, check, told))];
    } finally {
      processes.end();
      cluster.api.close();
      await sweep(lab);
    }
  });
}

/** Installs the lab's package.json once for all students who have it. */
async function install(): Promise<void> {
  mkdirSync(INSTALLED_FOLDER);
  copyFileSync(join(LAB_FILES, 'package.json'), join(INSTALLED_FOLDER, 'package.json'));
  await mustSucceed('npm', ['install'], { cwd: INSTALLED_FOLDER, within: INSTALL_SECONDS });
}

/** Builds the image once for all students with mistakes elsewhere, and loads it and the client pod's image. */
async function prepareImages({ cluster }: Lab): Promise<void> {
  await mustSucceed('docker', ['build', '-t', SHARED_IMAGE, LAB_FILES], { within: IMAGE_SECONDS });
  for (const image of [SHARED_IMAGE, first.clientImage]) {
    const loaded = await loadLayers(image, cluster).perform(LAB_FILES);
    if (loaded.exitCode !== 0) throw commandFailed(loaded);
  }
}
