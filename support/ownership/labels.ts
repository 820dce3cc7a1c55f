import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { runId } from '../system/process/run-id';

export const MANAGER_LABEL = 'app.kubernetes.io/managed-by';
export const RUN_LABEL = 'app.kubernetes.io/instance';
/** An engine, or a cluster, may be that of several machines. */
export const HOST_LABEL = 'labspec/host';

/** Where process ids mean the same: this machine, or the container that labspec runs in. Several may have one name. */
export function ownHost(): string {
  const parts = [hostname(), textOf(() => readFileSync('/etc/machine-id', 'utf8')), textOf(() => readlinkSync('/proc/self/ns/pid'))];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

/** Empty where the system does not tell. */
function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/**
 * What labspec makes carries, in the cluster and in the engine: who has made it, on which machine and in which run.
 * See https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/.
 */
export function ownLabels(): Record<string, string> {
  return { [MANAGER_LABEL]: 'labspec', [HOST_LABEL]: ownHost(), [RUN_LABEL]: runId() };
}

/** The same, as options of Docker. */
export function ownDockerLabels(): string[] {
  return Object.entries(ownLabels()).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
}

/** By what Kubernetes knows afterwards who made an object, also where nobody came to note its UID: its field manager. */
export function ownManager(run = runId()): string {
  return `labspec-${run}`;
}
