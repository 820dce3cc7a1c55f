import { EnvironmentError } from '../../../errors/errors';
import { asked } from '../../kubernetes/api-call';
import type { ClusterApi } from '../../kubernetes/cluster-api';

/** As in Kubernetes' RBAC. */
export interface Right {
  verb: string;
  /** The core API group if left out. */
  group?: string;
  resource: string;
  subresource?: string;
  /** Not in a namespace. */
  isClusterWide?: true;
}

/**
 * What every run in an existing cluster needs. The manifest in docs/existing-cluster-rights.yaml grants exactly these, and those that a lab.yaml
 * names; a test compares them.
 */
export const RIGHTS: readonly Right[] = [
  ...rights('namespaces', ['create', 'get', 'delete'], { isClusterWide: true }),
  ...rights('nodes', ['list'], { isClusterWide: true }),
  ...rights('serviceaccounts', ['get']),
  ...rights('pods', ['create', 'get', 'list', 'watch', 'patch', 'delete']),
  ...rights('pods', ['get'], { subresource: 'log' }),
  ...rights('pods', ['create', 'get'], { subresource: 'exec' }),
  ...rights('events', ['list']),
];

/** To keep a report in a ConfigMap. */
export const CONFIG_MAP_RIGHTS: readonly Right[] = rights('configmaps', ['create', 'get', 'update']);

function rights(resource: string, verbs: string[], more: Partial<Right> = {}): Right[] {
  return verbs.map((verb) => ({ verb, resource, ...more }));
}

/** Those that the kubeconfig's user does not have. */
export async function missingRights(api: ClusterApi, namespace: string, wanted: readonly Right[]): Promise<Right[]> {
  const answers = await Promise.all(wanted.map(async (right) => ((await may(api, right, namespace)) ? [] : [right])));
  return answers.flat();
}

/** @throws EnvironmentError listing the permissions that the kubeconfig's user lacks */
export async function mustHaveRights(api: ClusterApi, namespace: string, wanted: readonly Right[]): Promise<void> {
  const missing = await missingRights(api, namespace, wanted);
  if (missing.length === 0) return;
  throw new EnvironmentError({
    cause: 'rights-missing',
    reason: 'Your kubeconfig lacks permissions that the lab needs',
    seen: missing.map((right) => inWords(right, namespace)).join('\n'),
    look: missing.map((right) => `kubectl auth can-i ${right.verb} ${nameOf(right)}${right.isClusterWide ? '' : ' --all-namespaces'}`).at(0),
    next: 'ask an administrator to grant them: docs/existing-cluster-rights.yaml',
  });
}

/** Asks with a SelfSubjectAccessReview, which every user may create. */
async function may(api: ClusterApi, right: Right, namespace: string): Promise<boolean> {
  const { isClusterWide, ...attributes } = right;
  const review = { spec: { resourceAttributes: { ...attributes, ...(isClusterWide ? {} : { namespace }) } } };
  const { status } = await asked(`whether it is allowed to ${right.verb} ${nameOf(right)}`, () => api.clients.authorization.createSelfSubjectAccessReview({ body: review }));
  return status?.allowed === true;
}

function inWords(right: Right, namespace: string): string {
  return `may not ${right.verb} ${nameOf(right)}${right.isClusterWide ? '' : `, in the namespace ${namespace}`}`;
}

export function nameOf({ resource, group, subresource }: Right): string {
  return `${resource}${group === undefined ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
}
