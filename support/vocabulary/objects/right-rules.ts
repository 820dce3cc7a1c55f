import type { V1Role, V1RoleBinding } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import { notAllowed } from '../../errors/not-allowed';
import { capitalized } from './named-object';
import type { Identity } from './right-subject';

interface Binding {
  name: string;
  /** `service account reader` of the namespace, `service account reader of namespace default` of another. */
  subjects: readonly string[];
  /** `role pod-reader` */
  role: string;
  /** What the role allows: `get, list pods`; undefined if there is no such role. */
  allows: readonly string[] | undefined;
  /** The same, rule by rule. */
  rules?: readonly RoleRule[];
}

interface RoleRule {
  groups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  /** Those that it is restricted to; empty if it is not. */
  names: readonly string[];
}

/** What is known about a right that somebody lacks. */
export interface RightObserved {
  /** `service account reader`, `user jane`, `group developers`. */
  subject: string;
  /** `group developers`: those that it belongs to. */
  groups?: readonly string[];
  namespace: string;
  verb: string;
  resource: string;
  /** The API group of the resource, empty for the core group. */
  group?: string;
  /** Of the only object that it is about. */
  name?: string;
  bindings: readonly Binding[];
  /** `role pod-reader`: those that nothing binds. */
  roles: readonly string[];
}

/** `user jane` -> `user`, `jane`; without the namespace of a service account. */
const partsOf = (subject: string): { is: string; name: string } => {
  const [, is = '', name = ''] = /^(service account|user|group) (.*?)(?: of namespace \S+)?$/.exec(subject) ?? [];
  return { is, name };
};
const own = ({ subject, groups = [], bindings }: RightObserved): Binding[] => bindings.filter(({ subjects }) => [subject, ...groups].some((one) => subjects.includes(one)));
/** Those for others of its kind, and those for another kind of subject that is called like this one; these first. */
const others = (observed: RightObserved): Binding[] => {
  const { is, name } = partsOf(observed.subject);
  const isNamesake = ({ subjects }: Binding): boolean => subjects.some((one) => partsOf(one).name.toLowerCase() === name.toLowerCase());
  const all = observed.bindings.filter((binding) => !own(observed).includes(binding) && (isNamesake(binding) || binding.subjects.some((one) => partsOf(one).is === is)));
  return [...all.filter(isNamesake), ...all.filter((binding) => !isNamesake(binding))];
};
const has = (all: readonly string[], one: string): boolean => all.includes(one) || all.includes('*');
/** The rules of its roles that are about the verb and the resource, whatever their group and names, with their role. */
const near = (observed: RightObserved): (RoleRule & { role: string })[] => own(observed).flatMap(({ role, rules = [] }) => rules.filter(({ verbs, resources }) => has(verbs, observed.verb) && has(resources, observed.resource)).map((rule) => ({ ...rule, role })));
const named = (observed: RightObserved): (RoleRule & { role: string }) | undefined => near(observed).find(({ groups, names }) => names.length > 0 && !names.includes(observed.name ?? '') && has(groups, observed.group ?? ''));
const ofOtherGroup = (observed: RightObserved): (RoleRule & { role: string }) | undefined => near(observed).find(({ groups }) => !has(groups, observed.group ?? ''));
const quotedAll = (groups: readonly string[]): string => groups.map((group) => `"${group}"`).join(', ');
const look = ({ namespace }: RightObserved): string => `kubectl get roles,rolebindings -o wide -n ${namespace}`;
/** `kubectl edit role reader -n shop`; cluster roles are in no namespace. */
const edit = (role: string, { namespace }: RightObserved): string => (role.startsWith('cluster role ') ? `kubectl edit ${role.replace('cluster role', 'clusterrole')}` : `kubectl edit ${role} -n ${namespace}`);
/** An option of kubectl create rolebinding. */
const bound = ({ subject, namespace }: RightObserved): string => {
  const { is, name } = partsOf(subject);
  return is === 'service account' ? `--serviceaccount=${namespace}:${name}` : `--${is}=${name}`;
};
const listed = (bindings: readonly Binding[]): string => bindings.map(({ name, subjects, role }) => `${name}: ${subjects.join(', ')} may what ${role} allows`).join('\n');

/** Why somebody may not do something. */
export const RIGHT_RULES: RuleTable<RightObserved> = {
  about: 'right',
  rules: [
    {
      cause: 'bound-role-missing',
      applies: (observed) => own(observed).some(({ allows }) => allows === undefined),
      tell: (observed) => {
        const { name, role } = own(observed).find(({ allows }) => allows === undefined) ?? { name: '', role: '' };
        return { reason: `Role binding ${name} refers to ${role}, which does not exist`, expected: observed.roles.join(', ') || 'a role that exists', seen: role, look: look(observed), next: `kubectl delete rolebinding ${name} -n ${observed.namespace}, then create it again for the right role (kind and name)` };
      },
    },
    {
      cause: 'role-for-names-only',
      applies: (observed) => named(observed) !== undefined,
      tell: (observed) => {
        const { role, names } = named(observed) ?? { role: '', names: [] };
        return { reason: `${capitalized(role)} allows to ${observed.verb} only ${observed.resource} named ${names.join(', ')}`, expected: `${observed.verb} all ${observed.resource}`, seen: `resourceNames: ${names.join(', ')}`, look: look(observed), next: `remove resourceNames from ${role}: ${edit(role, observed)}` };
      },
    },
    {
      cause: 'role-for-another-group',
      applies: (observed) => ofOtherGroup(observed) !== undefined,
      tell: (observed) => {
        const { role, groups } = ofOtherGroup(observed) ?? { role: '', groups: [] };
        return { reason: `${capitalized(role)} is for ${observed.resource} of the API group ${quotedAll(groups)}, but ${observed.resource} are in the group ${quotedAll([observed.group ?? ''])}`, expected: `apiGroups: [${quotedAll([observed.group ?? ''])}]`, seen: `apiGroups: [${quotedAll(groups)}]`, look: look(observed), next: `correct apiGroups in ${role}: ${edit(role, observed)}` };
      },
    },
    {
      cause: 'role-lacks-right',
      applies: (observed) => own(observed).length > 0,
      unless: ['bound-role-missing', 'role-for-names-only', 'role-for-another-group'],
      tell: (observed) => ({ reason: `The role of ${observed.subject} does not allow to ${observed.verb} ${observed.resource}`, expected: `${observed.verb} ${observed.resource}`, seen: own(observed).map(({ role, allows = [] }) => `${role}: ${allows.join('; ') || 'nothing'}`).join('\n'), look: look(observed), next: `add the verb ${observed.verb} for ${observed.resource} to the role (group, resource and verb must be right): ${edit(own(observed)[0]?.role ?? 'role', observed)}` }),
    },
    {
      cause: 'binding-for-another',
      applies: (observed) => own(observed).length === 0 && others(observed).length > 0,
      tell: (observed) => ({ reason: `No role binding names ${observed.subject}; ${others(observed)[0]?.name ?? ''} is for ${others(observed)[0]?.subjects.join(', ') ?? ''}`, expected: observed.subject, seen: listed(others(observed)), look: look(observed), next: `correct the subjects of role binding ${others(observed)[0]?.name ?? ''} (kind, name and namespace)` }),
    },
    {
      cause: 'no-binding',
      applies: () => true,
      unless: ['bound-role-missing', 'role-lacks-right', 'binding-for-another'],
      tell: (observed) => ({ reason: `No role binding in namespace ${observed.namespace} names ${observed.subject}`, expected: `a role binding for ${observed.subject}`, seen: observed.roles.length > 0 ? `only ${observed.roles.join(', ')}, which nothing binds` : 'no roles', look: look(observed), next: `kubectl create rolebinding NAME --role=ROLE ${bound(observed)} -n ${observed.namespace}` }),
    },
  ],
};

/** @param right with kubectl's names */
export async function whyNoRight(api: ClusterApi, namespace: string, { called, groups }: Pick<Identity, 'called' | 'groups'>, right: { verb: string; resource: string; group: string; name?: string }): Promise<Mistake | undefined> {
  const [inside, roles, wider] = await Promise.all(['rolebindings', 'roles', 'clusterroles'].map(async (word) => api.objects(await kindOf(api, word), namespace)));
  const all = [...inWords('role', roles), ...inWords('cluster role', wider)];
  const bindings = ([...(inside ?? []), ...(await ofWholeCluster(api, called, namespace))] as unknown as V1RoleBinding[]).map(({ metadata, roleRef, subjects = [] }) => {
    const role = `${roleRef.kind === 'ClusterRole' ? 'cluster role' : 'role'} ${roleRef.name}`;
    const found = all.find((one) => one.called === role);
    return { name: metadata?.name ?? '', subjects: subjects.map((subject) => nameOf(subject, namespace)), role, allows: found?.rules?.map(({ verbs, resources = [] }) => `${verbs.join(', ')} ${resources.join(', ')}`) ?? (found ? [] : undefined), rules: (found?.rules ?? []).map(({ apiGroups = [], resources = [], verbs, resourceNames = [] }) => ({ groups: apiGroups, resources, verbs, names: resourceNames })) };
  });
  const bound = new Set(bindings.map(({ role }) => role));
  return diagnose(RIGHT_RULES, { subject: called, groups: groups.map((group) => `group ${group}`), namespace, ...right, bindings, roles: all.filter((one) => one.called.startsWith('role ') && !bound.has(one.called)).map((one) => one.called) });
}

/** Cluster role bindings that name it; those of others say nothing. */
async function ofWholeCluster(api: ClusterApi, subject: string, namespace: string): Promise<AnyObject[]> {
  const all = await api.objects(await kindOf(api, 'clusterrolebindings'), namespace).catch(notAllowed);
  return (all ?? []).filter((one) => ((one as unknown as V1RoleBinding).subjects ?? []).some((each) => nameOf(each, namespace) === subject));
}

function inWords(word: string, roles: readonly AnyObject[] = []): (V1Role & { called: string })[] {
  return (roles as unknown as V1Role[]).map((role) => ({ ...role, called: `${word} ${role.metadata?.name ?? ''}` }));
}

function nameOf({ kind, name, namespace }: { kind: string; name: string; namespace?: string }, within: string): string {
  return `${kind === 'ServiceAccount' ? 'service account' : kind.toLowerCase()} ${name}${namespace === undefined || namespace === within ? '' : ` of namespace ${namespace}`}`;
}
