import { stringify } from 'yaml';
import type { Right } from '../../support/lab/lab';

/** The manifest of a service account "reader" with these rights everywhere. */
export function accountWith(rights: readonly Right[]): string {
  const metadata = { name: 'reader', namespace: 'default' };
  const rules = rights.map(({ verb, group = '', resource, subresource }) => ({ apiGroups: [group], resources: [subresource === undefined ? resource : `${resource}/${subresource}`], verbs: [verb] }));
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion, kind: 'ClusterRole', metadata, rules },
    { apiVersion, kind: 'ClusterRoleBinding', metadata, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'reader' }, subjects: [{ kind: 'ServiceAccount', ...metadata }] },
  ].map((object) => stringify(object)).join('---\n');
}
