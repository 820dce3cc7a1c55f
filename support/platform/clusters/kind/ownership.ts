import { EnvironmentError } from '../../../errors/errors';
import { docker } from '../../docker/docker-cli';
import type { NodeContainer } from './node-containers';

/**
 * The mark of a cluster that labspec made: a mount point in its nodes. kind lets nobody label its containers, but mounts are part of
 * a container from the moment it exists, live and die with it, and any user of the same engine sees them, with whatever HOME or cache.
 * What is mounted is /dev/null: there on every machine, so the nodes start again without anything of labspec's.
 */
export const MARK = { hostPath: '/dev/null', containerPath: '/kind/made-by-labspec', readOnly: true };

const FINISHED = '/kind/finished-by-labspec';

/** Whether labspec made the cluster. One foreign node is enough to keep hands off. */
export function madeByLabspec(nodes: readonly NodeContainer[]): boolean {
  return nodes.length > 0 && nodes.every((node) => node.mountPoints.includes(MARK.containerPath));
}

/** Notes in the cluster that it was made to the end: what a killed `kind create` leaves has no such note. */
export async function noteFinished(controlPlane: string): Promise<void> {
  const record = await docker(['exec', controlPlane, 'touch', FINISHED], { within: 10 });
  if (record.exitCode !== 0) throw new EnvironmentError({ reason: 'The new cluster’s node cannot be written to', subject: controlPlane, seen: record.stderr });
}

/** Whether the cluster was made to the end; works on a stopped node too. */
export async function wasFinished(controlPlane: string): Promise<boolean> {
  const record = await docker(['cp', `${controlPlane}:${FINISHED}`, '-'], { within: 10 });
  if (record.exitCode === 0) return true;
  if (/could not find the file|no such (container|file)/i.test(record.stderr)) return false;
  throw new EnvironmentError({ reason: 'The node’s files cannot be read', subject: controlPlane, seen: record.stderr });
}
