import { docker } from '../docker/docker-cli';
import { EnvironmentError } from '../errors';
import { nodeNames, type ClusterShape } from './cluster-shape';

/**
 * The ID of an image on each node, undefined where a node has none of that name.
 * Asked of the node's container runtime, as `kind load` does it: the Kubernetes API tells names and sizes only.
 * @throws EnvironmentError when a node cannot be asked
 */
export async function imageIdsOnNodes(cluster: ClusterShape, image: string): Promise<Map<string, string | undefined>> {
  const nodes = nodeNames(cluster);
  const ids = await Promise.all(nodes.map((node) => imageIdOn(node, image)));
  return new Map(nodes.map((node, index) => [node, ids[index]]));
}

/** Other kind clusters of which a node that runs has the image. Those that cannot be asked do not count. */
export async function otherClustersWith(cluster: string, image: string): Promise<string[]> {
  const format = '{{.Names}} {{.Label "io.x-k8s.kind.cluster"}}';
  const { stdout } = await docker(['ps', '--filter', 'label=io.x-k8s.kind.role', '--format', format], { within: 20 });
  const nodes = stdout.split('\n').map((line) => line.split(' ')).filter(([, other]) => other && other !== cluster);
  const having = await Promise.all(nodes.map(async ([node = '', other = '']) => ((await imageIdOn(node, image).catch(() => undefined)) ? [other] : [])));
  return [...new Set(having.flat())];
}

async function imageIdOn(node: string, image: string): Promise<string | undefined> {
  const record = await docker(['exec', node, 'crictl', 'inspecti', image], { within: 20 });
  if (record.exitCode === 0) return (JSON.parse(record.stdout) as { status: { id: string } }).status.id;
  if (/no such image/i.test(record.stderr)) return undefined;
  throw new EnvironmentError({ cause: 'node-not-answering', reason: `Node ${node} cannot be asked for its images`, subject: record.commandLine, seen: record.output.trim() || record.outcome, next: 'npx labspec doctor' });
}
