import { ownManager } from '../../ownership/labels';
import { called, orAbsent } from '../../platform/kubernetes/api-call';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';

/** The ConfigMap that stands beside a scene, and names its lab. */
const NAME = 'labspec-scene';

/** The lab of the scene that a namespace holds; undefined if it holds none. */
export async function sceneIn(api: ClusterApi, namespace: string): Promise<string | undefined> {
  return (await orAbsent(`config map ${NAME}`, () => api.clients.core.readNamespacedConfigMap({ namespace, name: NAME })))?.data?.['lab'];
}

export async function markScene(api: ClusterApi, namespace: string, lab: string): Promise<void> {
  await called(`create config map ${NAME}`, api.clients.core.createNamespacedConfigMap({ namespace, body: { metadata: { name: NAME }, data: { lab } }, fieldManager: ownManager() }));
}

export async function removeMark(api: ClusterApi, namespace: string): Promise<void> {
  await orAbsent(`delete config map ${NAME}`, () => api.clients.core.deleteNamespacedConfigMap({ namespace, name: NAME }));
}
