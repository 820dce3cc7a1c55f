import { EnvironmentError } from '../../../errors/errors';
import { docker } from '../../docker/docker-cli';
import type { NodeContainer } from './node-containers';

/**
 * The mark of a cluster that labspec made: a mount point in its nodes. kind offers no labels for its containers. A mount exists from the container's
 * first moment, lives and dies with it, and every user of the same engine sees it, whatever their HOME or cache.
 * It mounts /dev/null, which exists on every machine, so the nodes start again without any file of labspec's.
 */
export const MARK = { hostPath: '/dev/null', containerPath: '/kind/made-by-labspec', readOnly: true };

const FINISHED = '/kind/finished-by-labspec';

/** Whether labspec made the cluster. A single foreign node means that it did not. */
export function madeByLabspec(nodes: readonly NodeContainer[]): boolean {
  return nodes.length > 0 && nodes.every((node) => node.mountPoints.includes(MARK.containerPath));
}

/** Marks the cluster as completely made: after a killed `kind create`, this note is missing. */
export async function noteFinished(controlPlane: string): Promise<void> {
  const record = await docker(['exec', controlPlane, 'touch', FINISHED], { within: 10 });
  if (record.exitCode !== 0) throw new EnvironmentError({ reason: 'labspec cannot write to a node of the new cluster', subject: controlPlane, seen: record.stderr });
}

/** Whether the cluster was completely made; works on a stopped node, too. */
export async function wasFinished(controlPlane: string): Promise<boolean> {
  const record = await docker(['cp', `${controlPlane}:${FINISHED}`, '-'], { within: 10 });
  if (record.exitCode === 0) return true;
  if (/could not find the file|no such (container|file)/i.test(record.stderr)) return false;
  throw new EnvironmentError({ reason: 'labspec cannot read the node’s files', subject: controlPlane, seen: record.stderr });
}
