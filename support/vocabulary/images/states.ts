import { bringImage, buildImage } from './actions';
import { inspectImage } from '../../platform/docker/engine';
import { idOfBuild } from './own-image';
import type { Holding, Scenario, State } from '../../runtime/scenario';
import { fileWritten } from '../files/states';
import { clusterIsUp, engineAnswers } from '../cluster/states';
import { perWords } from '../../runtime/per-words';
import type { Run } from '../../runtime/run';
import { doesNotHold, holds } from '../../runtime/state';

const nameOf = ({ run }: Scenario, words: string): string => run.lab.images.of(words).name;

/** The image exists and was built from the files that are now in the run's folder. @param words "the image" */
export const imageBuilt = perWords((words): State => ({
  name: `${words} is built`,
  look: (world) => `docker image inspect ${nameOf(world, words)}`,
  needs: ({ lab }) => [engineAnswers, ...lab.files.map(fileWritten)],
  remembered: 'image',
  given: ({ run }) => run.cluster.imageIsGiven,
  holds: async (world) => {
    const { run } = world;
    const image = nameOf(world, words);
    const there = await inspectImage(image);
    if (!there) return doesNotHold(`the engine has no image ${image}`);
    // labspec knows the files only of its own builds.
    if (run.inspectsOnly) return holds;
    return there.Id === (await idOfBuild(run, image)) ? holds : doesNotHold(`${image} was not built from the current files`);
  },
  reach: (world) => world.carryOut(buildImage(nameOf(world, words))),
}));

/** Every node has the engine's image of this name; where the nodes are given the image, any image of this name. */
export const imageLoaded = perWords((words): State => ({
  name: `${words} is loaded into kind`,
  look: ({ run }) => run.cluster.lookForImages,
  needs: () => [imageBuilt(words), clusterIsUp],
  remembered: 'nodes',
  holds: (world) => sameOnAllNodes(world, nameOf(world, words)),
  reach: (world) => world.carryOut(bringImage(world.run.cluster, nameOf(world, words))),
}));

/** The nodes have an image that the reader does not build, or pull it because the engine does not have it either. */
export const imageAvailable = perWords((words): State => ({
  name: `${words} is available`,
  look: ({ run }) => run.cluster.lookForImages,
  // Getting it onto the nodes is not the student's work; if it is missing, the Pod shows that.
  prepares: true,
  needs: () => [clusterIsUp],
  remembered: 'nodes',
  holds: async (world) => {
    const image = nameOf(world, words);
    return (await world.run.cluster.bringsOthers(image)) ? sameOnAllNodes(world, image) : holds;
  },
  reach: (world) => world.carryOut(bringImage(world.run.cluster, nameOf(world, words))),
}));

/** An image on the nodes: loaded if the reader builds it, otherwise available. */
export function imageOnNodes({ lab }: Pick<Run, 'lab'>, words: string): State {
  return lab.images.of(words).base === undefined ? imageAvailable(words) : imageLoaded(words);
}

/** All images that the reader does not build. */
export function allAvailable({ lab }: Pick<Run, 'lab'>): State[] {
  return lab.images.words.filter((words) => lab.images.of(words).base === undefined).map(imageAvailable);
}

async function sameOnAllNodes({ run }: Scenario, image: string): Promise<Holding> {
  const different = await run.cluster.nodesWithout(image);
  return different.length === 0 ? holds : doesNotHold(different.map(([node, nodeId]) => `${node}: ${nodeId ?? 'no such image'}`).join('\n'));
}
