import { nodeNames, type ClusterShape } from '../../support/platform/clusters/kind/cluster-shape';
import { clusterState } from '../../support/platform/clusters/kind/cluster-state';
import { nodesWithOther } from '../../support/platform/clusters/kind/node-images';
import { needProgram } from '../../support/system/command/programs';
import type { Stage } from '../stage';

/** The name of the stage that brings an image onto the nodes. */
export function onNodes(image: string): string {
  return `${image} on the nodes`;
}

/** Brings an image of the engine onto the nodes of labspec's own cluster. */
export function loadedStage(image: string, cluster: ClusterShape): Stage {
  return {
    name: onNodes(image),
    title: `Image ${onNodes(image)}`,
    needs: [image, 'cluster'],
    plan: `the image ${image} is loaded onto the nodes of the cluster ${cluster.name}`,
    done: () => isLoaded(image, cluster).catch(() => false),
    run: async ({ run }) => {
      // An existing cluster of somebody else stays as it is.
      if (!(await isLoaded(image, cluster))) await run(needProgram('kind'), ['load', 'docker-image', image, '--name', cluster.name]);
    },
    remedy: `kind load docker-image ${image} --name ${cluster.name}`,
  };
}

async function isLoaded(image: string, cluster: ClusterShape): Promise<boolean> {
  const { exists, own } = await clusterState(cluster);
  return exists && (!own || (await nodesWithOther(nodeNames(cluster), image)).length === 0);
}
