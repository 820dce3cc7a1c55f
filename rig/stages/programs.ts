import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '../../support/errors/errors';
import { docker } from '../../support/platform/docker/docker-cli';
import { nodeImage } from '../../support/platform/clusters/kind/node-image';
import { cacheBin } from '../../support/system/files/cache';
import { findProgram, needProgram } from '../../support/system/command/programs';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import { aptInstall } from '../apt';
import { go } from '../go-build';
import type { StageContext, Stage } from '../stage';
import { inScratch, make, RIG } from '../store';
import type { WantedImages } from './wanted-images';

export function kindStage(): Stage {
  return installedStage('kind', `sigs.k8s.io/kind@${VERSIONS.kind}`);
}

/** Only for labs that call it. */
export function helmStage(): Stage {
  return installedStage('helm', `helm.sh/helm/v3/cmd/helm@${VERSIONS.helm}`);
}

/** @param source a Go program with its version */
function installedStage(name: 'kind' | 'helm', source: string): Stage {
  return {
    name,
    title: `${name} ${VERSIONS[name]}`,
    needs: [],
    plan: `${name} ${VERSIONS[name]} is built into labspec’s cache (go install)`,
    done: () => Promise.resolve(findProgram(name) !== undefined),
    run: (bench) => install(bench, name, source),
    remedy: `install ${name} by hand and put it on PATH, then npx labspec up`,
  };
}

async function install(bench: StageContext, name: string, source: string): Promise<void> {
  bench.say('go install');
  await inScratch(async (scratch) => {
    await go(bench, ['install', '-ldflags', '-s -w', source], { forWhat: name, cwd: RIG, env: { GOBIN: scratch } });
    await mkdir(cacheBin(), { recursive: true });
    await rename(path.join(scratch, name), path.join(cacheBin(), name));
  });
}

export function kubectlStage(): Stage {
  return {
    name: 'kubectl',
    title: 'kubectl',
    needs: ['node-image'],
    plan: 'kubectl is copied out of the node image into labspec’s cache',
    done: () => Promise.resolve(findProgram('kubectl') !== undefined),
    run: copyKubectl,
    remedy: 'install kubectl by hand and put it on PATH, then npx labspec up',
  };
}

/** Every kind node has a static kubectl of the cluster's exact version, so no download is needed. */
async function copyKubectl(bench: StageContext): Promise<void> {
  const image = await nodeImage();
  if (!image) throw new EnvironmentError({ reason: 'There is no node image to take kubectl from', next: 'npx labspec up' });
  const { stdout } = await bench.run(needProgram('docker'), ['create', image]);
  const container = stdout.trim();
  try {
    const file = path.join(cacheBin(), 'kubectl');
    await make(file, async (part) => void (await bench.run(needProgram('docker'), ['cp', '--follow-link', `${container}:/usr/bin/kubectl`, part])));
  } finally {
    await docker(['rm', '--volumes', container]);
  }
}

export function toolsStage(wanted: WantedImages): Stage {
  return {
    name: 'tools',
    title: 'Debian’s build tools',
    needs: ['pull'],
    plan: 'mmdebstrap is installed (apt-get)',
    done: async () => findProgram('mmdebstrap') !== undefined || (await wanted.allThere()),
    run: (bench) => aptInstall(bench, existsSync('/usr/share/keyrings/debian-archive-keyring.gpg') ? ['mmdebstrap'] : ['mmdebstrap', 'debian-archive-keyring']),
    remedy: 'apt-get install mmdebstrap by hand, then npx labspec up',
  };
}
