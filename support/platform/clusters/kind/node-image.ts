import { VERSIONS } from './versions';
import { docker } from '../../docker/docker-cli';

/** The node image to pull, if a registry answers. */
export const PUBLISHED_NODE_IMAGE = { name: `kindest/node:${VERSIONS.publishedNode.tag}`, digest: VERSIONS.publishedNode.digest };

/** The node image that labspec builds itself, if no registry answers. */
export const BUILT_NODE_IMAGE = `kindest/node:${VERSIONS.kubernetes}`;

/** Node images for a cluster, best first. */
export const NODE_IMAGES: readonly string[] = [PUBLISHED_NODE_IMAGE.name, BUILT_NODE_IMAGE];

/** The node image for `kind create`: the first that the engine has; undefined if it has none. */
export async function nodeImage(): Promise<string | undefined> {
  const there = await localImages(NODE_IMAGES);
  return NODE_IMAGES.find((name) => there.has(name));
}

/** The images of the list that the engine has. */
export async function localImages(names: readonly string[]): Promise<Set<string>> {
  const filters = names.flatMap((name) => ['--filter', `reference=${name}`]);
  const record = await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...filters], { within: 10 });
  return new Set(record.stdout.split('\n').filter((name) => names.includes(name)));
}
