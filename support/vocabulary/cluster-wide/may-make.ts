import type { AnyObject } from '../../platform/kubernetes/cluster-api';

/** An object of the whole cluster, as a manifest has it. */
export type WideObject = AnyObject & {
  rules?: Rule[];
  aggregationRule?: unknown;
  roleRef?: { name?: string };
  subjects?: { kind?: string; name?: string; namespace?: string }[];
};

interface Rule {
  verbs?: string[];
  resources?: string[];
  nonResourceURLs?: string[];
}

/** What is known of the cluster when an object is to be made. */
export interface Around {
  /** The run's own. */
  namespace: string;
  /** The rules of the role that a binding names; undefined if there is no such role. */
  bound?: readonly Rule[] | undefined;
  /** Whether a binding of the cluster already gives somebody the role that is to be made. */
  isBound?: boolean;
}

const RBAC = 'rbac.authorization.k8s.io/v1';
const MADE: Record<string, string> = { PersistentVolume: 'v1', StorageClass: 'storage.k8s.io/v1', IngressClass: 'networking.k8s.io/v1', ClusterRole: RBAC, ClusterRoleBinding: RBAC };
const DEFAULT = /is-default-class$/;
const AGGREGATES = /^rbac\.authorization\.k8s\.io\/aggregate-to-/;

/** Kinds of the whole cluster that labspec makes for a run. */
export const WIDE_KINDS: readonly string[] = Object.keys(MADE);

/** Whether labspec makes objects of this kind for a run. */
export function isMadeForRuns({ apiVersion, kind = '' }: Pick<AnyObject, 'apiVersion' | 'kind'>): boolean {
  return MADE[kind] !== undefined && MADE[kind] === apiVersion;
}

/** Why labspec does not make an object of the whole cluster: it would reach what others have. Undefined if it stays with the run. */
export function whyNotMade(object: WideObject, around: Around): string | undefined {
  const { kind = '', metadata } = object;
  // A manifest may have keys without values.
  const [labels, annotations] = [metadata?.labels ?? {}, metadata?.annotations ?? {}];
  if (Object.entries(annotations).some(([name, value]) => DEFAULT.test(name) && value === 'true')) return `it would be the default ${kind} of the whole cluster`;
  if (kind === 'ClusterRole') return Object.keys(labels).some((name) => AGGREGATES.test(name)) || object.aggregationRule !== undefined ? 'it would become part of roles that others have' : ofRole(object, around);
  return kind === 'ClusterRoleBinding' ? ofBinding(object, around) : undefined;
}

function ofRole({ rules = [] }: WideObject, { isBound }: Around): string | undefined {
  return isBound && !onlyReads(rules) ? 'a binding gives it to somebody in the whole cluster already, and it does more than read' : undefined;
}

/** A role alone gives nobody anything; a binding does, in the namespaces of others too. */
function ofBinding({ roleRef, subjects = [] }: WideObject, { namespace, bound }: Around): string | undefined {
  const other = subjects.find((subject) => (subject.kind === 'ServiceAccount' ? subject.namespace !== namespace : subject.name?.startsWith('system:') && !(subject.kind === 'User' && subject.name.startsWith(`system:serviceaccount:${namespace}:`))));
  if (other) return `it gives rights to ${other.kind === 'ServiceAccount' ? `a service account of the namespace ${other.namespace ?? ''}` : (other.name ?? '')}, which is not the run’s own`;
  if (!bound) return `there is no cluster role ${roleRef?.name ?? ''} yet: make it first`;
  return onlyReads(bound) ? undefined : `with the cluster role ${roleRef?.name ?? ''}, one could change what others have, or read their secrets: bind it in the namespace, with a RoleBinding`;
}

/** Whether rules let nobody do more than look, and not at Secrets. Some subresources do things when they are read: `pods/exec`, `nodes/proxy`. */
export function onlyReads(rules: readonly Rule[]): boolean {
  return rules.every(({ verbs = [], resources = [] }) => verbs.every((verb) => ['get', 'list', 'watch'].includes(verb)) && resources.every((resource) => /^[a-z]+(?:\/(?:log|status|scale))?$/.test(resource) && resource !== 'secrets'));
}
