import { bringImage, buildImage } from './actions';
import { inspectImage } from '../../platform/docker/engine';
import { idOfBuild } from './own-image';
import type { Holding, Scenario, State } from '../../runtime/scenario';
import { fileWritten } from '../files/states';
import { clusterIsUp, engineAnswers } from '../cluster/states';
import { doesNotHold, holds } from '../../runtime/state';

/** The image is there, and was built from just the files that are in the run's folder. */
export const imageBuilt: State = {
  name: 'the image is built',
  look: ({ names }) => `docker image inspect ${names.image}`,
  needs: ({ lab }) => [engineAnswers, ...lab.buildFiles.map(fileWritten)],
  remembered: 'image',
  given: ({ run }) => run.access.imageIsGiven,
  holds: async ({ run, names: { image } }) => {
    const there = await inspectImage(image);
    if (!there) return doesNotHold(`the engine has no image ${image}`);
    // Only of its own builds it knows what they were made from.
    if (run.inspectsOnly) return holds;
    return there.Id === (await idOfBuild(run)) ? holds : doesNotHold(`${image} was not built from the files as they are now`);
  },
  reach: (world) => world.carryOut(buildImage(world.names.image)),
};

/** Every node has the very image that the engine has under this name; or, where nobody need bring it, has one. */
export const imageLoaded: State = {
  name: 'the image is loaded into kind',
  look: ({ run }) => run.access.lookForImages,
  needs: () => [imageBuilt, clusterIsUp],
  remembered: 'nodes',
  holds: (world) => sameOnAllNodes(world, world.names.image),
  reach: (world) => world.carryOut(bringImage(world.run.access, world.names.image)),
};

/** The image that the lab only uses is on the nodes, or is pulled by them because the engine does not have it either. */
export const clientImageAvailable: State = {
  name: 'the image of the client pod is available',
  look: ({ run }) => run.access.lookForImages,
  // How nodes come by it is not the student's work, and where it is missing the Pod tells.
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
