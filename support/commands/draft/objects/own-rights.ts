import type { Done } from '../lines/line-effects';
import { kindOfWord } from '../lines/kinds';
import { keyOf, type Manifest } from './object-claims';
import type { State } from '../state';

interface Rule {
  apiGroups?: string[];
  resources?: string[];
  verbs?: string[];
}

type Rbac = Manifest & { rules?: Rule[]; roleRef?: { kind?: string; name?: string } };

/** What the user of a run may do in its namespace, by Kubernetes' own role "admin": https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const CHANGED: Readonly<Record<string, RegExp>> = {
  '': /^(?:configmaps|events|persistentvolumeclaims|pods(?:\/(?:attach|exec|portforward|proxy))?|replicationcontrollers(?:\/scale)?|secrets|serviceaccounts|services(?:\/proxy)?)$/,
  apps: /^(?:daemonsets|(?:deployments|replicasets|statefulsets)(?:\/scale)?)$/,
  extensions: /^(?:daemonsets|ingresses|networkpolicies|(?:deployments|replicasets)(?:\/scale)?)$/,
  autoscaling: /^horizontalpodautoscalers$/,
  batch: /^(?:cron)?jobs$/,
  'coordination.k8s.io': /^leases$/,
  'networking.k8s.io': /^(?:ingresses|networkpolicies)$/,
  policy: /^poddisruptionbudgets$/,
  'rbac.authorization.k8s.io': /^role(?:binding)?s$/,
};
const READ = /^(?:bindings|endpoints|limitranges|namespaces|pods\/log|resourcequotas|controllerrevisions|endpointslices)$/;
const READS = ['get', 'list', 'watch'];
const ALL = [...READS, 'create', 'delete', 'deletecollection', 'patch', 'update'];

/** Kinds that only admins of a cluster may make: the rights that a run needs for them. */
const OF_ADMINS = new Map([['ResourceQuota', ['resourcequotas']], ['LimitRange', ['limitranges']], ['Endpoints', ['endpoints']], ['EndpointSlice', ['endpointslices discovery.k8s.io']]]);

/** What the run's user must be allowed in its namespace. Nobody may make a role, or bind one, that allows more than they may do themselves: so, what the text's roles allow, too. */
export function noteOwnRights({ effects, made }: Pick<Done, 'effects' | 'made'>, state: State): void {
  for (const { object } of effects) for (const right of OF_ADMINS.get(object.split('/')[0] ?? '') ?? []) state.ownRights.add(right);
  for (const object of made as readonly Rbac[]) {
    const role = object.kind === 'RoleBinding' ? (state.objects.get(keyOf('ClusterRole', object.roleRef?.kind === 'ClusterRole' ? (object.roleRef.name ?? '') : '')) as Rbac | undefined) : object.kind === 'Role' ? object : undefined;
    for (const rule of Array.isArray(role?.rules) ? role.rules : []) for (const right of beyondAdmin(rule)) state.ownRights.add(right);
  }
}

/** `pods/logs,shelves GROUP get,list` */
function beyondAdmin({ apiGroups, resources = [], verbs = [] }: Rule): string[] {
  const missing = new Map<string, string[]>();
  for (const resource of resources) for (const group of apiGroups ?? [kindOfWord(resource.split('/')[0] ?? '')?.group ?? '']) {
    const held = CHANGED[group]?.test(resource) === true ? ALL : READ.test(resource) || resource.endsWith('/status') ? READS : [];
    const others = verbs.filter((verb) => !held.includes(verb));
    const key = `${group} ${others.join(',')}`;
    if (others.length > 0) missing.set(key, [...(missing.get(key) ?? []), resource]);
  }
  return [...missing].map(([key, names]) => `${names.join(',')} ${key}`);
}
