import { docker } from '../support/platform/docker/docker-cli';
import { nodeContainers } from '../support/platform/clusters/kind/node-containers';
import { madeByLabspec } from '../support/platform/clusters/kind/ownership';
import { BUILT_FROM } from './images/local-image';
import { nodeImageKey } from './images/node-image';

/** Whether labspec made the cluster from a node image that it would build otherwise today. Such a cluster goes on, without what is new. */
export async function isOutdated(cluster: string): Promise<boolean> {
  const nodes = await nodeContainers(cluster).catch(() => []);
  if (!madeByLabspec(nodes)) return false;
  const { stdout } = await docker(['inspect', '--type', 'container', '--format', `{{index .Config.Labels "${BUILT_FROM}"}}`, ...nodes.map(({ name }) => name)], { within: 10 });
  return stdout.split('\n').some((key) => key !== '' && key !== nodeImageKey());
}
