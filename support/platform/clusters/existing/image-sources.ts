import { traceOf } from '../../../system/command/trace-record';
import { docker } from '../../docker/docker-cli';
import { engineHas, inspectImage, needEngine } from '../../docker/engine';
import { EnvironmentError } from '../../../errors/errors';
import { loadImage } from '../kind/load-image';
import { nodeContainers } from '../kind/node-containers';
import { nodesWithOther } from '../kind/node-images';
import type { Cluster, ImageDelivery, NodeImage } from '../cluster';
import type { ClusterApi } from '../../kubernetes/cluster-api';
import type { AllowedCluster } from './allowed-clusters';
import { probeNodes } from './probe-nodes';

/** How the nodes of an existing cluster get an image. */
export type ImageSource = Pick<Cluster, 'needEngine' | 'imageIsGiven' | 'bring' | 'bringsOthers' | 'nodesWithout'>;

const PUSH_SECONDS = 300;

/** @param namespace where Pods that look at images may be made */
export function imageSource({ image }: AllowedCluster, namespace: string, api: () => Promise<ClusterApi>): ImageSource {
  switch (image.from) {
    case 'kind':
      return fromKind(image.cluster);
    case 'registry':
      return fromRegistry(namespace, api);
    case 'nodes':
      return fromNodes(namespace, api);
  }
}

function fromKind(cluster: string): ImageSource {
  return {
    needEngine,
    imageIsGiven: false,
    bring: (image) => loadImage(image, { name: cluster }),
    bringsOthers: engineHas,
    nodesWithout: async (image) => nodesWithOther((await nodeContainers(cluster)).map(({ name }) => name), image),
  };
}

/** The image is built under its name in the registry, and the nodes pull it from there. */
function fromRegistry(namespace: string, api: () => Promise<ClusterApi>): ImageSource {
  return {
    needEngine,
    imageIsGiven: false,
    bring: pushImage,
    bringsOthers: () => Promise.resolve(false),
    nodesWithout: async (image) => {
      const digests = (await inspectImage(image))?.RepoDigests ?? [];
      const onNodes = await probeNodes(await api(), { namespace, image, pullPolicy: 'Always' });
      return onNodes.filter(([, id]) => !digests.some((digest) => id?.endsWith(digest.split('@')[1] ?? digest)));
    },
  };
}

function fromNodes(namespace: string, api: () => Promise<ClusterApi>): ImageSource {
  const nodesWithout = async (image: string): Promise<NodeImage[]> => (await probeNodes(await api(), { namespace, image, pullPolicy: 'Never' })).filter(([, id]) => id === undefined);
  return {
    needEngine: () => Promise.resolve(),
    imageIsGiven: true,
    bring: (image) => ({
      commandLine: `# ${image} is on the nodes already`,
      perform: (folder) => Promise.resolve(traceOf(folder, `# ${image} is on the nodes already`, '')),
    }),
    bringsOthers: () => Promise.resolve(false),
    nodesWithout,
  };
}

/** `docker push`. @throws EnvironmentError if the registry refuses it: that is not the fault of the work */
function pushImage(image: string): ImageDelivery {
  const commandLine = `docker push ${image}`;
  return {
    commandLine,
    perform: async (folder) => {
      const record = await docker(['push', image], { cwd: folder, within: PUSH_SECONDS, typed: commandLine });
      if (record.exitCode !== 0) throw new EnvironmentError({ cause: 'registry-refuses', reason: 'The registry does not accept the image', subject: image, seen: record.output.trim(), look: commandLine, next: 'log in to the registry (docker login) as a user who may push there' });
      return record;
    },
  };
}
