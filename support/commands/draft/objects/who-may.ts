import { resourceOf } from '../../../vocabulary/objects/right-subject';
import { kindOfWord } from '../lines/kinds';
import type { Effect } from '../drafted';
import { keyOf, type Manifest } from './object-claims';
import type { State } from '../state';

/** What a line asks of the rights of a user or a group. */
export interface Right {
  user: string | undefined;
  groups: readonly string[];
  verb: string;
  /** As a sentence and kubectl name it: `pods`, `deploy`, `pods/log`, `pods/web`. */
  resource: string;
}

interface Rule {
  /** Left out where options of a line name the resource. */
  apiGroups?: string[];
  resources?: string[];
  verbs?: string[];
  resourceNames?: string[];
}

type Rbac = Manifest & { rules?: Rule[]; subjects?: { kind: string; name: string }[]; roleRef?: { kind?: string; name?: string } };

/** What the bindings and roles that the text has made so far say of a right. */
export interface Answer {
  /** Undefined if it is not known. */
  isAllowed: boolean | undefined;
  /** The bindings that allow it. */
  by: string[];
  /** These and their roles; if none allows it, all bindings of this user or group and their roles. */
  about: string[];
}

export function answerOf(right: Right, state: State): Answer {
  const all = ([...state.objects.values()] as Rbac[]).filter(({ kind }) => /^(?:Cluster)?RoleBinding$/.test(kind));
  const bindings = all.filter((binding) => names(binding, right));
  const answers = bindings.map((binding) => ({ key: keyOf(binding.kind, binding.metadata?.name ?? ''), role: roleOf(binding), isAllowed: allows(binding, right, state) }));
  const by = answers.filter(({ isAllowed }) => isAllowed === true).map(({ key }) => key);
  const isOpen = all.length === 0 || state.isUncertain || state.heldAt !== undefined || waits(bindings, right, state) || answers.some(({ isAllowed }) => isAllowed === undefined) || all.some(({ subjects = [] }) => subjects.length === 0);
  const isOfCluster = [right.user ?? '', ...right.groups].some((name) => name.startsWith('system:') && accountIn(name) === undefined);
  return { isAllowed: by.length > 0 ? true : isOpen || isOfCluster ? undefined : false, by, about: answers.filter(({ key }) => by.length === 0 || by.includes(key)).flatMap(({ key, role }) => [key, role]) };
}

/** Whether a person must decide on a binding that may be for somebody, or on its role. */
function waits(bindings: readonly Rbac[], right: Right, { open, objects }: State): boolean {
  const isForThem = (key: string): boolean => !objects.has(key) || names(objects.get(key) as Rbac, right);
  return [...open.keys()].some((key) => (/^(?:Cluster)?RoleBinding\//.test(key) && isForThem(key)) || bindings.some((binding) => roleOf(binding) === key));
}

/** Rights that lines above have seen denied, and that the text gives now: what was said of them is no longer so. */
export function grantedNow(state: State): Effect[] {
  const granted = [...state.denied].filter(([, right]) => answerOf(right, state).isAllowed === true);
  for (const [key] of granted) state.denied.delete(key);
  return granted.map(([object]) => ({ object, does: 'changes', aspect: 'gone' }));
}

function names({ subjects }: Rbac, { user, groups }: Right): boolean {
  const account = accountIn(user ?? '');
  return (subjects ?? []).some(({ kind, name }) => (kind === 'User' && (account === undefined ? name === user : accountIn(name) === account)) || (kind === 'ServiceAccount' && name === account) || (kind === 'Group' && [...groups, 'system:authenticated', ...(account === undefined ? [] : ['system:serviceaccounts'])].includes(name)));
}

/** Those of the text are all in the run's own namespace. */
function accountIn(user: string): string | undefined {
  return /^system:serviceaccount:[^:]+:(.+)$/.exec(user)?.[1];
}

function roleOf({ kind, roleRef }: Rbac): string {
  return keyOf(kind === 'ClusterRoleBinding' ? 'ClusterRole' : (roleRef?.kind ?? 'Role'), roleRef?.name ?? '');
}

function allows(binding: Rbac, right: Right, state: State): boolean | undefined {
  // In a namespace, nothing of the whole cluster is allowed.
  if (binding.kind === 'RoleBinding' && kindOfWord(resourceOf(right.resource).kind)?.isNamespaced === false) return false;
  const role = state.objects.get(roleOf(binding)) as Rbac | undefined;
  if (!role) return ofKubernetes(roleOf(binding), right);
  return Array.isArray(role.rules) ? role.rules.some((rule) => isFor(rule, right)) : undefined;
}

function isFor({ apiGroups, resources = [], verbs = [], resourceNames = [] }: Rule, { verb, resource }: Right): boolean {
  const { kind: word, subresource, name } = resourceOf(resource);
  const { plural: kind, group } = kindOfWord(word) ?? { plural: word, group: '' };
  const has = (all: readonly string[], one: string): boolean => all.includes(one) || all.includes('*');
  const isNamed = subresource === undefined ? has(resources, kind) : has(resources, `${kind}/${subresource}`) || resources.includes(`*/${subresource}`);
  return isNamed && has(verbs, verb) && (apiGroups === undefined || has(apiGroups, group)) && (resourceNames.length === 0 || resourceNames.includes(name ?? ''));
}

const READS = ['get', 'list', 'watch'];
const WRITES = [...READS, 'create', 'update', 'patch', 'delete', 'deletecollection'];
const USUAL = /^(?:pods|services|configmaps|persistentvolumeclaims|deployments|replicasets|statefulsets|daemonsets|jobs|cronjobs|ingresses|networkpolicies|horizontalpodautoscalers)$/;

/** The roles that every cluster has, as far as they are about kinds that labs speak of. */
function ofKubernetes(role: string, { verb, resource }: Right): boolean | undefined {
  const verbs = { 'ClusterRole/view': READS, 'ClusterRole/edit': WRITES, 'ClusterRole/admin': WRITES }[role];
  const plural = kindOfWord(resource)?.plural ?? resource;
  if (role === 'ClusterRole/cluster-admin') return true;
  if (verbs && USUAL.test(plural) && WRITES.includes(verb)) return verbs.includes(verb);
  return role === 'ClusterRole/view' && plural === 'secrets' ? false : undefined;
}
