import { escaped } from '../../system/escaped';
import type { AnyObject } from './any-object';

/** What the cluster writes into objects. */
const ADDED = new Set(['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'namespace', 'clusterIP', 'clusterIPs', 'ipFamilies', 'nodeName', 'volumeName', 'nodePort', 'ownerReferences', 'finalizers', 'kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/restartedAt', 'controller-uid', 'batch.kubernetes.io/controller-uid']);

/** Annotations that the controllers of volumes write. */
const OF_VOLUMES = /^(?:pv|volume(?:\.beta)?)\.kubernetes\.io\//;

/** An object as somebody has made it, without what the cluster adds. @param namespace of the object; NAMESPACE stands in its place */
export function asMade(object: AnyObject, namespace: string): AnyObject {
  const name = new RegExp(`(?<!\\w)${escaped(namespace)}(?!\\w)`, 'g');
  const inPlace = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll(name, 'NAMESPACE') : value);
  const text = JSON.stringify({ ...object, status: undefined }, (key, value: unknown) => (isAdded(key, value) ? undefined : inPlace(value)));
  return JSON.parse(text.replaceAll(/kube-api-access-\w+/g, 'kube-api-access')) as AnyObject;
}

/** `clusterIP: None` is a choice, an address is not. */
function isAdded(key: string, value: unknown): boolean {
  return (ADDED.has(key) && !(key.startsWith('clusterIP') && JSON.stringify(value).includes('"None"'))) || OF_VOLUMES.test(key);
}
