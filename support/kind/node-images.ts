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

async function imageIdOn(node: string, image: string): Promise<string | undefined> {
  const record = await docker(['exec', node, 'crictl', 'inspecti', image], { within: 20 });
  if (record.exitCode === 0) return (JSON.parse(record.stdout) as { status: { id: string } }).status.id;
  if (/no such image/i.test(record.stderr)) return undefined;
  throw new EnvironmentError({ reason: `Node ${node} cannot be asked for its images`, subject: record.commandLine, seen: record.output.trim() || record.outcome, next: 'npx labspec doctor' });
}
