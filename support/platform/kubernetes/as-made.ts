import type { AnyObject } from './cluster-api';

/** What the cluster writes into objects. */
const ADDED = new Set(['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'namespace', 'clusterIP', 'clusterIPs', 'ipFamilies', 'nodeName', 'volumeName', 'nodePort', 'ownerReferences', 'finalizers', 'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/restartedAt', 'controller-uid', 'batch.kubernetes.io/controller-uid']);

/** An object as somebody has made it, without what the cluster adds. @param namespace of the object; NAMESPACE stands in its place */
export function asMade(object: AnyObject, namespace: string): AnyObject {
  const text = JSON.stringify({ ...object, status: undefined }, (key, value: unknown) => (ADDED.has(key) ? undefined : value));
  return JSON.parse(text.replaceAll(namespace, 'NAMESPACE').replaceAll(/kube-api-access-\w+/g, 'kube-api-access')) as AnyObject;
}
