import { docker } from '../../docker/docker-cli';
import { inspectImage } from '../../docker/engine';
import { fullName } from '../../docker/image-name';
import { EnvironmentError } from '../../../errors/errors';
import type { NodeImage } from '../cluster';

/**
 * The rows of a node's containerd for one image: all rows with its manifest. Not all rows of the node, because containerd inspects each image that it
 * lists.
 */
export const ROWS_OF = 'rows=$(ctr --namespace k8s.io images ls "name==$1") || exit; set -- $rows; [ -z "$9" ] || ctr --namespace k8s.io images ls "target.digest==$9"';

/**
 * The nodes that lack the engine's image of this name, each with the image that it has. Asks the nodes' containerd: the Kubernetes API gives only
 * names and sizes. @throws EnvironmentError if a node does not answer
 */
export async function nodesWithOther(nodes: readonly string[], image: string): Promise<NodeImage[]> {
  const [there, ...onNodes] = await Promise.all([inspectImage(image), ...nodes.map((node) => idOn(node, image))]);
  return nodes.map((node, index): NodeImage => [node, onNodes[index]]).filter(([, id]) => id !== there?.Id);
}

/** Other kind clusters with the image on a running node. Nodes that do not answer do not count. */
export async function otherClustersWith(cluster: string, image: string): Promise<string[]> {
  const format = '{{.Names}} {{.Label "io.x-k8s.kind.cluster"}}';
  const { stdout } = await docker(['ps', '--filter', 'label=io.x-k8s.kind.role', '--format', format], { within: 20 });
  const nodes = stdout.split('\n').map((line) => line.split(' ')).filter(([, other]) => other && other !== cluster);
  const having = await Promise.all(nodes.map(async ([node = '', other = '']) => ((await idOn(node, image).catch(() => undefined)) ? [other] : [])));
  return [...new Set(having.flat())];
}

/** Undefined if the node has no image of that name. */
async function idOn(node: string, image: string): Promise<string | undefined> {
  const record = await docker(['exec', node, 'sh', '-c', ROWS_OF, 'sh', fullName(image)], { within: 20 });
  if (record.exitCode === 0) return idInStore(record.stdout, image);
  throw new EnvironmentError({ cause: 'node-not-answering', reason: `Node ${node} does not list its images`, subject: record.commandLine, seen: record.output.trim() || record.outcome, next: 'npx labspec doctor' });
}

/**
 * The ID of an image in containerd's store for Kubernetes: the row with the image's name and the row with its ID have the same manifest.
 * @param rows the output of `ctr images ls`: name, type, digest of the manifest, and more
 */
export function idInStore(rows: string, image: string): string | undefined {
  const manifests = new Map(rows.split('\n').map((row) => row.split(/\s+/)).map(([name = '', , manifest]) => [name, manifest]));
  const wanted = manifests.get(fullName(image));
  if (!wanted) return undefined;
  return [...manifests].find(([name, manifest]) => name.startsWith('sha256:') && manifest === wanted)?.[0] ?? wanted;
}
