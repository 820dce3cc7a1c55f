import { docker } from '../docker/docker-cli';
import { inspectImage } from '../docker/engine';
import { EnvironmentError } from '../errors';
import type { NodeImage } from '../kube/cluster-access';
import { withTag } from '../lab/lab';

/** By node, what its containerd prints of all images. */
export type NodeImages = ReadonlyMap<string, string>;

/** Asked of the nodes' containerd: the Kubernetes API tells names and sizes only. @throws EnvironmentError when a node cannot be asked */
export async function imagesOnNodes(nodes: readonly string[]): Promise<NodeImages> {
  return new Map(await Promise.all(nodes.map(async (node) => [node, await imagesOn(node)] as const)));
}

/** The ID of an image on each node, undefined where a node has none of that name. */
export function idsOnNodes(images: NodeImages, image: string): Map<string, string | undefined> {
  return new Map([...images].map(([node, rows]) => [node, idInStore(rows, image)]));
}

/** The nodes that have another image of this name than the engine, or none; each with what it has. */
export async function nodesWithOther(images: NodeImages, image: string): Promise<NodeImage[]> {
  const id = (await inspectImage(image))?.Id;
  return [...idsOnNodes(images, image)].filter(([, nodeId]) => nodeId !== id);
}

/** Other kind clusters of which a node that runs has the image. Those that cannot be asked do not count. */
export async function otherClustersWith(cluster: string, image: string): Promise<string[]> {
  const format = '{{.Names}} {{.Label "io.x-k8s.kind.cluster"}}';
  const { stdout } = await docker(['ps', '--filter', 'label=io.x-k8s.kind.role', '--format', format], { within: 20 });
  const nodes = stdout.split('\n').map((line) => line.split(' ')).filter(([, other]) => other && other !== cluster);
  const having = await Promise.all(nodes.map(async ([node = '', other = '']) => (idInStore(await imagesOn(node).catch(() => ''), image) ? [other] : [])));
  return [...new Set(having.flat())];
}

async function imagesOn(node: string): Promise<string> {
  const record = await docker(['exec', node, 'ctr', '--namespace', 'k8s.io', 'images', 'ls'], { within: 20 });
  if (record.exitCode === 0) return record.stdout;
  throw new EnvironmentError({ cause: 'node-not-answering', reason: `Node ${node} cannot be asked for its images`, subject: record.commandLine, seen: record.output.trim() || record.outcome, next: 'npx labspec doctor' });
}

/**
 * The ID of an image in containerd's store, as Kubernetes' runtime keeps it: a row with the image's name and one with its ID have
 * the same manifest.
 * @param rows what `ctr images ls` prints: name, type, digest of the manifest, and more
 */
export function idInStore(rows: string, image: string): string | undefined {
  const manifests = new Map(rows.split('\n').map((row) => row.split(/\s+/)).map(([name = '', , manifest]) => [name, manifest]));
  const wanted = manifests.get(fullName(image));
  if (!wanted) return undefined;
  return [...manifests].find(([name, manifest]) => name.startsWith('sha256:') && manifest === wanted)?.[0] ?? wanted;
}

/** `busybox` -> `docker.io/library/busybox:latest`. */
function fullName(image: string): string {
  const [first = '', ...others] = withTag(image).split('/');
  if (others.length === 0) return `docker.io/library/${first}`;
  return /[.:]|^localhost$/.test(first) ? withTag(image) : `docker.io/${withTag(image)}`;
}
