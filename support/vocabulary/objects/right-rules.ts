import type { V1Role, V1RoleBinding } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import { capitalized } from './named-object';

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

/** What is known about a right that a service account lacks. */
export interface RightObserved {
  account: string;
  namespace: string;
  verb: string;
  resource: string;
  /** The API group of the resource, empty for the core group. */
  group?: string;
  bindings: readonly Binding[];
  /** `role pod-reader`: those that nothing binds. */
  roles: readonly string[];
}

const own = ({ account, bindings }: RightObserved): Binding[] => bindings.filter(({ subjects }) => subjects.includes(`service account ${account}`));
/** Those for other service accounts, and those for a user or a group that is called like this one; these first. */
const others = (observed: RightObserved): Binding[] => {
  const isNamesake = ({ subjects }: Binding): boolean => subjects.some((subject) => subject.split(' ').includes(observed.account));
  const all = observed.bindings.filter((binding) => !own(observed).includes(binding) && (isNamesake(binding) || binding.subjects.some((subject) => subject.startsWith('service account '))));
  return [...all.filter(isNamesake), ...all.filter((binding) => !isNamesake(binding))];
};
const has = (all: readonly string[], one: string): boolean => all.includes(one) || all.includes('*');
/** The rules of its roles that are about the verb and the resource, whatever their group and names, with their role. */
const near = (observed: RightObserved): (RoleRule & { role: string })[] => own(observed).flatMap(({ role, rules = [] }) => rules.filter(({ verbs, resources }) => has(verbs, observed.verb) && has(resources, observed.resource)).map((rule) => ({ ...rule, role })));
const named = (observed: RightObserved): (RoleRule & { role: string }) | undefined => near(observed).find(({ groups, names }) => names.length > 0 && has(groups, observed.group ?? ''));
const ofOtherGroup = (observed: RightObserved): (RoleRule & { role: string }) | undefined => near(observed).find(({ groups }) => !has(groups, observed.group ?? ''));
const quotedAll = (groups: readonly string[]): string => groups.map((group) => `"${group}"`).join(', ');
const look = ({ namespace }: RightObserved): string => `kubectl get roles,rolebindings -o wide -n ${namespace}`;
const listed = (bindings: readonly Binding[]): string => bindings.map(({ name, subjects, role }) => `${name}: ${subjects.join(', ')} may what ${role} allows`).join('\n');

/** Why a service account may not do something. */
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
        return { reason: `${capitalized(role)} allows to ${observed.verb} only ${observed.resource} named ${names.join(', ')}`, expected: `${observed.verb} all ${observed.resource}`, seen: `resourceNames: ${names.join(', ')}`, look: look(observed), next: `remove resourceNames from ${role}: kubectl edit ${role} -n ${observed.namespace}` };
      },
    },
    {
      cause: 'role-for-another-group',
      applies: (observed) => ofOtherGroup(observed) !== undefined,
      tell: (observed) => {
        const { role, groups } = ofOtherGroup(observed) ?? { role: '', groups: [] };
        return { reason: `${capitalized(role)} is for ${observed.resource} of the API group ${quotedAll(groups)}, but ${observed.resource} are in the group ${quotedAll([observed.group ?? ''])}`, expected: `apiGroups: [${quotedAll([observed.group ?? ''])}]`, seen: `apiGroups: [${quotedAll(groups)}]`, look: look(observed), next: `correct apiGroups in ${role}: kubectl edit ${role} -n ${observed.namespace}` };
      },
    },
    {
      cause: 'role-lacks-right',
      applies: (observed) => own(observed).length > 0,
      unless: ['bound-role-missing', 'role-for-names-only', 'role-for-another-group'],
      tell: (observed) => ({ reason: `The role of service account ${observed.account} does not allow to ${observed.verb} ${observed.resource}`, expected: `${observed.verb} ${observed.resource}`, seen: own(observed).map(({ role, allows = [] }) => `${role}: ${allows.join('; ') || 'nothing'}`).join('\n'), look: look(observed), next: `add the verb ${observed.verb} for ${observed.resource} to the role (group, resource and verb must be right): kubectl edit ${own(observed)[0]?.role ?? 'role'} -n ${observed.namespace}` }),
    },
    {
      cause: 'binding-for-another',
      applies: (observed) => own(observed).length === 0 && others(observed).length > 0,
      tell: (observed) => ({ reason: `No role binding names service account ${observed.account}; ${others(observed)[0]?.name ?? ''} is for ${others(observed)[0]?.subjects.join(', ') ?? ''}`, expected: `service account ${observed.account}`, seen: listed(others(observed)), look: look(observed), next: `correct the subjects of role binding ${others(observed)[0]?.name ?? ''} (kind, name and namespace)` }),
    },
    {
      cause: 'no-binding',
      applies: () => true,
      unless: ['bound-role-missing', 'role-lacks-right', 'binding-for-another'],
      tell: (observed) => ({ reason: `No role binding in namespace ${observed.namespace} names service account ${observed.account}`, expected: `a role binding for service account ${observed.account}`, seen: observed.roles.length > 0 ? `only ${observed.roles.join(', ')}, which nothing binds` : 'no roles', look: look(observed), next: `kubectl create rolebinding NAME --role=ROLE --serviceaccount=${observed.namespace}:${observed.account} -n ${observed.namespace}` }),
    },
  ],
};

/** @param wanted the right, with kubectl's names */
export async function whyNoRight(api: ClusterApi, namespace: string, account: string, { verb, resource, group }: { verb: string; resource: string; group: string }): Promise<Mistake | undefined> {
  const [bindings, roles, wider] = await Promise.all(['rolebindings', 'roles', 'clusterroles'].map(async (word) => api.objects(await kindOf(api, word), namespace)));
  const all = [...((roles ?? []) as unknown as V1Role[]).map((role) => ({ ...role, called: `role ${role.metadata?.name ?? ''}` })), ...((wider ?? []) as unknown as V1Role[]).map((role) => ({ ...role, called: `cluster role ${role.metadata?.name ?? ''}` }))];
  const known = ((bindings ?? []) as unknown as V1RoleBinding[]).map(({ metadata, roleRef, subjects = [] }) => {
    const role = `${roleRef.kind === 'ClusterRole' ? 'cluster role' : 'role'} ${roleRef.name}`;
    const found = all.find(({ called }) => called === role);
    return { name: metadata?.name ?? '', subjects: subjects.map((subject) => nameOf(subject, namespace)), role, allows: found?.rules?.map(({ verbs, resources = [] }) => `${verbs.join(', ')} ${resources.join(', ')}`) ?? (found ? [] : undefined), rules: (found?.rules ?? []).map(({ apiGroups = [], resources = [], verbs, resourceNames = [] }) => ({ groups: apiGroups, resources, verbs, names: resourceNames })) };
  });
  const bound = new Set(known.map(({ role }) => role));
  return diagnose(RIGHT_RULES, { account, namespace, verb, resource, group, bindings: known, roles: all.filter(({ called }) => called.startsWith('role ') && !bound.has(called)).map(({ called }) => called) });
}

function nameOf({ kind, name, namespace }: { kind: string; name: string; namespace?: string }, within: string): string {
  return `${kind === 'ServiceAccount' ? 'service account' : kind.toLowerCase()} ${name}${namespace === undefined || namespace === within ? '' : ` of namespace ${namespace}`}`;
}
