import type { V1Namespace } from '@kubernetes/client-node';
import { asked, orAbsent } from './api-call';
import type { ClusterApi } from './cluster-api';
import { removeNodeLabels } from './node-labels';
import { secondsToEnd } from './pod-facts';

/**
 * Removes namespaces with everything in them, without waiting until they are gone.
 * @param prefix of their names @param labelSelector selects among those @throws EnvironmentError if the API does not answer
 */
export async function removeNamespaces(api: ClusterApi, prefix: string, labelSelector: string): Promise<void> {
  const { items } = await asked('namespaces', () => api.clients.core.listNamespace({ labelSelector }));
  const going = items.filter(({ metadata }) => metadata?.name?.startsWith(prefix));
  await removeNodeLabels(api, ({ uid }) => going.some(({ metadata }) => metadata?.uid === uid));
  await Promise.all(going.map((namespace) => removeOne(api, namespace)));
}

async function removeOne(api: ClusterApi, { metadata }: V1Namespace): Promise<void> {
  const { core } = api.clients;
  const { name = '', uid = '' } = metadata ?? {};
  for (const pod of await api.pods(name)) {
    const { name: podName = '', uid: podUid, finalizers } = pod.metadata ?? {};
    // A student's finalizer would keep its pod, and the namespace, forever.
    if (finalizers?.length) await orAbsent(`patch pod ${podName}`, () => core.patchNamespacedPod({ namespace: name, name: podName, body: [{ op: 'remove', path: '/metadata/finalizers' }] }));
    await api.deletePod(name, podName, { uid: podUid, graceSeconds: secondsToEnd(pod) });
  }
  await orAbsent(`delete namespace ${name}`, () => core.deleteNamespace({ name, body: { preconditions: { uid } } }));
}
