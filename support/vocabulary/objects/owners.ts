import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';

/** What has made an object, and what has made that, the nearest first. */
export async function ownersOf(api: ClusterApi, namespace: string, { metadata }: Pick<AnyObject, 'metadata'>): Promise<{ kind: string; name: string }[]> {
  const own = metadata?.ownerReferences ?? [];
  const above = await Promise.all(own.map(async ({ apiVersion, kind, name }) => {
    const owner = await api.object({ apiVersion, kind, plural: '', shortNames: [], isNamespaced: true }, namespace, name).catch(() => undefined);
    return owner ? ownersOf(api, namespace, owner) : [];
  }));
  return [...own.map(({ kind, name }) => ({ kind, name })), ...above.flat()];
}
