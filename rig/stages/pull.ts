import { PUBLISHED_NODE_IMAGE } from '../../support/platform/clusters/kind/node-image';
import { lacksSysResource } from '../engine/capabilities';
import { Registry } from '../images/registry';
import type { Stage } from '../stage';
import type { WantedImages } from './wanted-images';

/** Tries to pull the missing images. It never fails: later stages build what cannot be pulled. */
export function pullStage(wanted: WantedImages): Stage {
  const registry = new Registry();
  let asked = false;
  return {
    name: 'pull',
    title: 'Images from a registry',
    needs: ['engine'],
    plan: 'missing images are pulled (docker pull); those that no registry serves are built from Debian’s, npm’s and Go’s packages',
    done: async () => asked || (await wanted.allThere()),
    run: async (bench) => {
      for (const name of await wanted.missingLabImages()) await registry.pull(bench, name);
      // A published node starts its pods with a runc that needs the capability; the one that labspec builds works without it.
      if (!lacksSysResource(true) && !(await wanted.nodeThere())) {
        await registry.pull(bench, PUBLISHED_NODE_IMAGE.name, PUBLISHED_NODE_IMAGE.digest);
      }
      await wanted.nodeThere();
      asked = true;
    },
    remedy: 'docker pull by hand, to see what it says',
  };
}
