import type { V1PolicyRule } from '@kubernetes/client-node';
import { parseDocument } from 'yaml';
import { called } from './api-call';
import { statusCode } from './api-error';
import type { ClusterApi } from './cluster-api';
import { inNamespace } from './kubeconfig';
import { OWN_USER, OWN_USERS_RIGHTS } from './own-user';

/** Longer than any run. */
const TOKEN_SECONDS = 4 * 3600;

/** A permission in Kubernetes' RBAC. */
interface Right {
  verb: string;
  /** The core API group if left out. */
  group?: string;
  resource: string;
  subresource?: string;
  isClusterWide?: true;
}

/**
 * A kubeconfig for a user who may do everything in one namespace (the ClusterRole "admin"), what `rights` names, and nothing else: the API server keeps
 * to that, whatever is typed. The user goes with the namespace.
 * @param kubeconfig of somebody who may make users @param namespace one that labspec has made @throws EnvironmentError if the API refuses it
 */
export async function kubeconfigOfUser(api: ClusterApi, kubeconfig: string, { namespace, rights }: { namespace: string; rights: readonly Right[] }): Promise<string> {
  await once(`create service account ${OWN_USER}`, api.clients.core.createNamespacedServiceAccount({ namespace, body: { metadata: { name: OWN_USER } } }));
  await bind(api, namespace, { kind: 'ClusterRole', name: 'admin' }, OWN_USER);
  await grant(api, namespace, rights);
  const { status } = await called('create a token', api.clients.core.createNamespacedServiceAccountToken({ name: OWN_USER, namespace, body: { spec: { audiences: [], expirationSeconds: TOKEN_SECONDS } } }));
  const document = parseDocument(inNamespace(kubeconfig, namespace));
  document.setIn(['users', 0, 'user'], { token: status?.token ?? '' });
  return document.toString({ lineWidth: 0 });
}

/** What is not in a namespace is owned by it, so that Kubernetes' garbage collector removes it too. */
async function grant(api: ClusterApi, namespace: string, rights: readonly Right[]): Promise<void> {
  const inside = rights.filter(({ isClusterWide }) => !isClusterWide).map(ruleOf);
  if (inside.length > 0) {
    await once('create a role', api.clients.rbac.createNamespacedRole({ namespace, body: { metadata: { name: OWN_USER }, rules: inside } }));
    await bind(api, namespace, { kind: 'Role', name: OWN_USER }, OWN_USERS_RIGHTS);
  }
  const outside = rights.filter(({ isClusterWide }) => isClusterWide).map(ruleOf);
  if (outside.length === 0) return;
  const { metadata: { uid = '' } = {} } = await called(`namespace ${namespace}`, api.clients.core.readNamespace({ name: namespace }));
  const metadata = { name: namespace, ownerReferences: [{ apiVersion: 'v1', kind: 'Namespace', name: namespace, uid }] };
  await once('create a cluster role', api.clients.rbac.createClusterRole({ body: { metadata, rules: outside } }));
  await once('bind a cluster role', api.clients.rbac.createClusterRoleBinding({ body: { metadata, roleRef: roleRef({ kind: 'ClusterRole', name: namespace }), subjects: subjects(namespace) } }));
}

async function bind(api: ClusterApi, namespace: string, role: { kind: string; name: string }, name: string): Promise<void> {
  await once(`bind ${role.name}`, api.clients.rbac.createNamespacedRoleBinding({ namespace, body: { metadata: { name }, roleRef: roleRef(role), subjects: subjects(namespace) } }));
}

function roleRef(role: { kind: string; name: string }): { apiGroup: string; kind: string; name: string } {
  return { apiGroup: 'rbac.authorization.k8s.io', ...role };
}

function subjects(namespace: string): { kind: string; name: string; namespace: string }[] {
  return [{ kind: 'ServiceAccount', name: OWN_USER, namespace }];
}

/** A rule of a role. */
export function ruleOf({ verb, group = '', resource, subresource }: Right): V1PolicyRule {
  return { apiGroups: [group], resources: [subresource ? `${resource}/${subresource}` : resource], verbs: [verb] };
}

/** A call whose answer was lost may have made it already. */
async function once(what: string, call: Promise<unknown>): Promise<void> {
  try {
    await called(what, call);
  } catch (error) {
    if (statusCode((error as Error).cause) !== 409) throw error;
  }
}
