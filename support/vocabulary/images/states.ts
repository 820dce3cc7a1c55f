import { bringImage, buildImage } from './actions';
import { inspectImage } from '../../platform/docker/engine';
import { idOfBuild } from './own-image';
import type { Holding, Scenario, State } from '../../runtime/scenario';
import { fileWritten } from '../files/states';
import { clusterIsUp, engineAnswers } from '../cluster/states';
import { doesNotHold, holds } from '../../runtime/state';

/** The image exists and was built from the files that are now in the run's folder. */
export const imageBuilt: State = {
  name: 'the image is built',
  look: ({ names }) => `docker image inspect ${names.image}`,
  needs: ({ lab }) => [engineAnswers, ...lab.buildFiles.map(fileWritten)],
  remembered: 'image',
  given: ({ run }) => run.access.imageIsGiven,
  holds: async ({ run, names: { image } }) => {
    const there = await inspectImage(image);
    if (!there) return doesNotHold(`the engine has no image ${image}`);
    // labspec knows the files only of its own builds.
    if (run.inspectsOnly) return holds;
    return there.Id === (await idOfBuild(run)) ? holds : doesNotHold(`${image} was not built from the current files`);
  },
  reach: (world) => world.carryOut(buildImage(world.names.image)),
};

/** Every node has the engine's image of this name; where the nodes are given the image, any image of this name. */
export const imageLoaded: State = {
  name: 'the image is loaded into kind',
  look: ({ run }) => run.access.lookForImages,
  needs: () => [imageBuilt, clusterIsUp],
  remembered: 'nodes',
  holds: (world) => sameOnAllNodes(world, world.names.image),
  reach: (world) => world.carryOut(bringImage(world.run.access, world.names.image)),
};

/** The nodes have the client's image, or pull it because the engine does not have it either. */
export const clientImageAvailable: State = {
  name: 'the image of the client pod is available',
  look: ({ run }) => run.access.lookForImages,
  // Getting it onto the nodes is not the student's work; if it is missing, the Pod shows that.
  prepares: true,
  needs: () => [clusterIsUp],
  remembered: 'nodes',
  holds: async (world) => {
    const { client } = world.run.lab.images;
    return (await world.run.access.bringsOthers(client)) ? sameOnAllNodes(world, client) : holds;
  },
  reach: (world) => world.carryOut(bringImage(world.run.access, world.run.lab.images.client)),
};

async function sameOnAllNodes({ run }: Scenario, image: string): Promise<Holding> {
  const different = await run.access.nodesWithout(image);
  return different.length === 0 ? holds : doesNotHold(different.map(([node, nodeId]) => `${node}: ${nodeId ?? 'no such image'}`).join('\n'));
}
