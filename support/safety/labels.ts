import { hostname } from 'node:os';
import { runId } from './run-id';

export const MANAGER_LABEL = 'app.kubernetes.io/managed-by';
export const RUN_LABEL = 'app.kubernetes.io/instance';
/** An engine, or a cluster, may be that of several machines. */
export const HOST_LABEL = 'labspec/host';

/** This machine, as a label may have it: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set. */
export function ownHost(): string {
  return hostname().replaceAll(/[^\w.-]/g, '_').slice(0, 63).replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
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
