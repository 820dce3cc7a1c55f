import { runId } from './run-id';

/**
 * What labspec makes carries, in the cluster and in the engine: who has made it, and in which run.
 * See https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/.
 */
export function ownLabels(): Record<string, string> {
  return { 'app.kubernetes.io/managed-by': 'labspec', 'app.kubernetes.io/instance': runId() };
}

/** The same, as options of Docker. */
export function ownDockerLabels(): string[] {
  return Object.entries(ownLabels()).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
}

/** By what Kubernetes knows afterwards who made an object, also where nobody came to note its UID: its field manager. */
export function ownManager(run = runId()): string {
  return `labspec-${run}`;
}
