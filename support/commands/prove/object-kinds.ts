import type { AnyObject } from '../../platform/kubernetes/cluster-api';

/** `deployments.apps`, as kubectl takes it for any kind. */
export function fullKind({ apiVersion = '', kind = '' }: AnyObject): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind.toLowerCase() : `${kind.toLowerCase()}.${version}.${group ?? ''}`;
}

/** Whether it is a container or an image, which no API of the cluster has. */
export function isOfEngine({ apiVersion }: AnyObject): boolean {
  return apiVersion === undefined;
}
