import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { runId } from '../system/process/run-id';

export const MANAGER_LABEL = 'app.kubernetes.io/managed-by';
export const RUN_LABEL = 'app.kubernetes.io/instance';
/** Several machines may share an engine or a cluster. */
export const HOST_LABEL = 'labspec/host';

/** Identifies where a process ID is meaningful: this machine, or the container that labspec runs in. Host names alone are not unique. */
export function ownHost(): string {
  const parts = [hostname(), textOf(() => readFileSync('/etc/machine-id', 'utf8')), textOf(() => readlinkSync('/proc/self/ns/pid'))];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

/** Empty if the system does not provide it. */
function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/**
 * The labels on everything that labspec makes, in the cluster and in the engine: made by labspec, on which machine, in which run.
 * See https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/.
 */
export function ownLabels(): Record<string, string> {
  return { [MANAGER_LABEL]: 'labspec', [HOST_LABEL]: ownHost(), [RUN_LABEL]: runId() };
}

/** The same labels, as options of Docker. */
export function ownDockerLabels(): string[] {
  return Object.entries(ownLabels()).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
}

/** The field manager: it records in Kubernetes which run made an object, even if the run was killed before it noted the UID. */
export function ownManager(run = runId()): string {
  return `labspec-${run}`;
}
