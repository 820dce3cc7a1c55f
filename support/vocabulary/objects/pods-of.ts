import type { V1Pod } from '@kubernetes/client-node';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';

/** What makes Pods for another object. */
const BETWEEN = ['replicaset', 'job'];

/** What makes the Pods of an object: itself, then its ReplicaSets or Jobs, the newest first, for only it says how things stand. */
export async function makersOf(api: ClusterApi, namespace: string, object: AnyObject): Promise<AnyObject[]> {
  const lists = await Promise.all(BETWEEN.map(async (word) => api.objects(await kindOf(api, word), namespace).catch(() => [])));
  return [object, ...newestFirst(lists.flat().filter((other) => isOwnedBy(other, [object])))];
}

/** The Pods of an object, the newest first: a Pod itself, or those that something has made. */
export async function podsOf(api: ClusterApi, namespace: string, makers: readonly AnyObject[]): Promise<V1Pod[]> {
  const pods = await api.pods(namespace);
  return newestFirst(pods.filter((pod) => makers.some(({ metadata }) => metadata?.uid === pod.metadata?.uid) || isOwnedBy(pod, makers)));
}

function isOwnedBy({ metadata }: Pick<AnyObject, 'metadata'> | Pick<V1Pod, 'metadata'>, owners: readonly AnyObject[]): boolean {
  return metadata?.ownerReferences?.some(({ uid }) => owners.some((owner) => owner.metadata?.uid === uid)) ?? false;
}

function newestFirst<T extends { metadata?: { creationTimestamp?: Date | string } }>(objects: readonly T[]): T[] {
  const time = ({ metadata }: T): number => new Date(metadata?.creationTimestamp ?? 0).getTime();
  return [...objects].sort((a, b) => time(b) - time(a));
}
