import { orAbsent } from './api-call';
import { statusCode } from './api-error';
import type { ClusterApi } from './cluster-api';

/** The namespace of a run, which owns what the run makes for the whole cluster: Kubernetes' garbage collector removes it with the namespace, also if labspec is killed. */
export interface Owner {
  namespace: string;
  uid: string;
}

/** Whether the namespace is gone or going, so that what it owned goes soon, or may be taken over. */
export async function isGone({ clients: { core } }: ClusterApi, { namespace, uid }: Owner): Promise<boolean> {
  const there = await orAbsent(`namespace ${namespace}`, () => core.readNamespace({ name: namespace }));
  return there?.metadata?.uid !== uid || there.metadata.deletionTimestamp !== undefined;
}

/** For `.then(() => true, falseOnConflict)`: another one is there already, or has changed it meanwhile. */
export function falseOnConflict(error: unknown): false {
  if (statusCode((error as Error).cause) === 409) return false;
  throw error;
}
