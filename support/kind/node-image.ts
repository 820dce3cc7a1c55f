import { docker } from './docker-cli';

/** The node image that kind 0.33.0's release notes name for Kubernetes 1.34: the newest one that a machine with cgroup v1 can run. */
export const PUBLISHED_NODE_IMAGE = {
  name: 'kindest/node:v1.34.11',
  digest: 'sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d',
};

/** The node image that labspec builds itself where no image registry answers, of the newest 1.34 that is served as Go modules. */
export const BUILT_NODE_IMAGE = 'kindest/node:v1.34.4';

/** Those that a cluster may be made from, best first. */
export const NODE_IMAGES: readonly string[] = [PUBLISHED_NODE_IMAGE.name, BUILT_NODE_IMAGE];

/** The node image to pass to `kind create`: the first that the engine has, undefined if it has none. */
export async function nodeImage(): Promise<string | undefined> {
  const there = await localImages(NODE_IMAGES);
  return NODE_IMAGES.find((name) => there.has(name));
}

/** Which of these images the engine has. */
export async function localImages(names: readonly string[]): Promise<Set<string>> {
  const filters = names.flatMap((name) => ['--filter', `reference=${name}`]);
  const record = await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...filters], { within: 10 });
  return new Set(record.stdout.split('\n').filter((name) => names.includes(name)));
}
