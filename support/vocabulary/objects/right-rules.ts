import type { V1Role, V1RoleBinding } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';

interface Binding {
  name: string;
  /** `service account reader` of the namespace, `service account default/reader` of another. */
  subjects: readonly string[];
  /** `role pod-reader` */
  role: string;
  /** What the role allows: `get, list pods`; undefined if there is no such role. */
  allows: readonly string[] | undefined;
}

/** What is known about a right that a service account lacks. */
export interface RightObserved {
  account: string;
  namespace: string;
  verb: string;
  resource: string;
  bindings: readonly Binding[];
  /** `role pod-reader`: those that nothing binds. */
  roles: readonly string[];
}

const own = ({ account, bindings }: RightObserved): Binding[] => bindings.filter(({ subjects }) => subjects.includes(`service account ${account}`));
const others = (observed: RightObserved): Binding[] => observed.bindings.filter((binding) => !own(observed).includes(binding) && binding.subjects.some((subject) => subject.startsWith('service account ')));
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
      cause: 'role-lacks-right',
      applies: (observed) => own(observed).length > 0,
      unless: ['bound-role-missing'],
      tell: (observed) => ({ reason: `The role of service account ${observed.account} does not allow to ${observed.verb} ${observed.resource}`, expected: `${observed.verb} ${observed.resource}`, seen: own(observed).map(({ role, allows = [] }) => `${role}: ${allows.join('; ') || 'nothing'}`).join('\n'), look: look(observed), next: `add the verb ${observed.verb} for ${observed.resource} to the role (group, resource and verb must be right): kubectl edit ${own(observed)[0]?.role ?? 'role'} -n ${observed.namespace}` }),
    },
    {
      cause: 'binding-for-another',
      applies: (observed) => own(observed).length === 0 && others(observed).length > 0,
      tell: (observed) => ({ reason: `No role binding names service account ${observed.account}; ${others(observed)[0]?.name ?? ''} is for ${others(observed)[0]?.subjects.join(', ') ?? ''}`, expected: `service account ${observed.account}`, seen: listed(others(observed)), look: look(observed), next: `correct the subjects of role binding ${others(observed)[0]?.name ?? ''} (name and namespace)` }),
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
export async function whyNoRight(api: ClusterApi, namespace: string, account: string, { verb, resource }: { verb: string; resource: string }): Promise<Mistake | undefined> {
  const [bindings, roles, wider] = await Promise.all(['rolebindings', 'roles', 'clusterroles'].map(async (word) => api.objects(await kindOf(api, word), namespace)));
  const all = [...((roles ?? []) as unknown as V1Role[]).map((role) => ({ ...role, called: `role ${role.metadata?.name ?? ''}` })), ...((wider ?? []) as unknown as V1Role[]).map((role) => ({ ...role, called: `cluster role ${role.metadata?.name ?? ''}` }))];
  const known = ((bindings ?? []) as unknown as V1RoleBinding[]).map(({ metadata, roleRef, subjects = [] }) => {
    const role = `${roleRef.kind === 'ClusterRole' ? 'cluster role' : 'role'} ${roleRef.name}`;
    const found = all.find(({ called }) => called === role);
    return { name: metadata?.name ?? '', subjects: subjects.map((subject) => nameOf(subject, namespace)), role, allows: found?.rules?.map(({ verbs, resources = [] }) => `${verbs.join(', ')} ${resources.join(', ')}`) ?? (found ? [] : undefined) };
  });
  const bound = new Set(known.map(({ role }) => role));
  return diagnose(RIGHT_RULES, { account, namespace, verb, resource, bindings: known, roles: all.filter(({ called }) => called.startsWith('role ') && !bound.has(called)).map(({ called }) => called) });
}

function nameOf({ kind, name, namespace }: { kind: string; name: string; namespace?: string }, within: string): string {
  return `${kind === 'ServiceAccount' ? 'service account' : kind.toLowerCase()} ${namespace === undefined || namespace === within ? name : `${namespace}/${name}`}`;
}
