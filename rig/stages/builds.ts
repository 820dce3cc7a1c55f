import { existsSync } from 'node:fs';
import { EnvironmentError } from '../../support/errors/errors';
import { findProgram, needProgram } from '../../support/system/command/programs';
import { VERSIONS } from '../../support/platform/clusters/kind/versions';
import { buildNodeImage } from '../images/node-image';
import { mmdebstrapArguments, ROOT_FILE_SYSTEMS, rootFileSystemFile, type RootFileSystem } from '../images/root-file-systems';
import { compileKubernetes, kubernetesFolder } from '../kubernetes';
import type { Stage } from '../stage';
import { make } from '../store';
import { buildOf, type WantedImages } from './wanted-images';

const AGAIN = 'npx labspec up again: it goes on from where it was';

/** The longest stage: without an engine it starts before it is known whether a registry answers, and is given up if one does. */
export function kubernetesStage(wanted: WantedImages, engineAnswers: boolean): Stage {
  return {
    name: 'kubernetes',
    title: `Kubernetes ${VERSIONS.kubernetes}`,
    needs: engineAnswers || !findProgram('go') ? ['pull'] : [],
    plan: `Kubernetes ${VERSIONS.kubernetes} is compiled (Go modules, 5 to 10 minutes), if there is no node image and none can be pulled`,
    done: async () => existsSync(kubernetesFolder()) || (await wanted.nodeThere()),
    run: compileKubernetes,
    remedy: AGAIN,
    unneeded: wanted.nodeIsThere,
  };
}

export function rootFileSystemStage(tree: RootFileSystem, wanted: WantedImages): Stage {
  return {
    name: `root-file-system-${tree.name}`,
    title: `Debian’s files for ${tree.purpose}`,
    needs: ['tools'],
    plan: `Debian’s packages for ${tree.purpose} are unpacked into labspec’s cache (mmdebstrap)`,
    done: async () => existsSync(rootFileSystemFile(tree)) || (await wanted.allThere()),
    run: async (bench) => {
      bench.say('mmdebstrap');
      const [options, suite = ''] = [mmdebstrapArguments(tree).slice(0, -1), mmdebstrapArguments(tree).at(-1)];
      await make(rootFileSystemFile(tree), async (part) => void (await bench.run(needProgram('mmdebstrap'), [...options, suite, part])));
    },
    remedy: AGAIN,
  };
}

/** An image of the lab: already pulled, or else built if the rig can build it. */
export function labImageStage(name: string, wanted: WantedImages): Stage {
  const known = buildOf(name);
  return {
    name,
    title: `Image ${name}`,
    needs: known ? ['pull', `root-file-system-${ROOT_FILE_SYSTEMS[known.tree].name}`] : ['pull'],
    plan: `${name} is put into the engine`,
    done: async () => !(await wanted.missingLabImages()).includes(name),
    run: async (bench) => {
      if (!known) throw new EnvironmentError({ reason: 'The image cannot be pulled, and labspec does not know how to build it', subject: name, next: `docker pull ${name}` });
      await known.build(bench);
    },
    remedy: AGAIN,
  };
}

export function nodeImageStage(wanted: WantedImages): Stage {
  return {
    name: 'node-image',
    title: 'Image of the cluster’s nodes',
    needs: ['pull', 'kubernetes', 'root-file-system-node', 'root-file-system-components'],
    plan: `kindest/node:${VERSIONS.kubernetes} is put into the engine`,
    done: () => wanted.nodeThere(),
    run: buildNodeImage,
    remedy: AGAIN,
  };
}
