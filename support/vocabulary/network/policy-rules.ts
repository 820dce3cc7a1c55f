import type { RuleTable } from '../../runtime/diagnose';
import { closing, letsPass, selects, type NetworkPolicy, type Way } from './policies';

/** A way between two Pods that should be open or closed, and is not, and the network policies of its namespace. */
export interface WayObserved {
  way: Way;
  namespace: string;
  policies: readonly NetworkPolicy[];
  shouldBeOpen: boolean;
}

const name = ({ metadata }: NetworkPolicy): string => metadata?.name ?? '';
const names = (policies: readonly NetworkPolicy[]): string => policies.map(name).join(', ');
const closed = ({ policies, way }: WayObserved): ReturnType<typeof closing> => closing(policies, way);
const labels = (of: Record<string, string>): string => Object.entries(of).map(([key, value]) => `${key}=${value}`).join(', ') || 'no labels';
const inYaml = ({ spec }: NetworkPolicy): string => JSON.stringify(spec);
const selectingTarget = ({ policies, way }: WayObserved): NetworkPolicy[] => policies.filter((policy) => selects(policy, 'Ingress', way.to));
const lookAll = ({ namespace }: WayObserved): string => `kubectl describe networkpolicies -n ${namespace}`;

/** The way to the cluster's name server. */
function toNames({ from }: Way): Way {
  return { from, to: { name: 'kube-dns', labels: { 'k8s-app': 'kube-dns' }, namespaceLabels: { 'kubernetes.io/metadata.name': 'kube-system' }, ip: '0.0.0.0', ports: [] }, port: 53, protocol: 'UDP' };
}

/** Why a connection passes or does not, as far as network policies are the reason. */
export const POLICY_RULES: RuleTable<WayObserved> = {
  about: 'way',
  rules: [
    {
      cause: 'policy-in-the-way',
      applies: (observed) => observed.shouldBeOpen && closed(observed).length > 0,
      tell: (observed) => {
        const { way: { from, to, port } } = observed;
        const [first] = closed(observed);
        const other = first?.direction === 'Egress' ? to : from;
        return { reason: `The network policy ${names(closed(observed).map(({ policy }) => policy))} does not let pod ${from.name} reach pod ${to.name} on port ${port}`, expected: `a rule for ${labels(other.labels)}, port ${port}`, seen: first && inYaml(first.policy), look: lookAll(observed), next: `correct ${first?.direction === 'Egress' ? 'egress' : 'ingress'} of the network policy, or the labels of pod ${other.name}` };
      },
    },
    {
      cause: 'policy-blocks-names',
      applies: (observed) => observed.shouldBeOpen && closing(observed.policies, toNames(observed.way)).some(({ direction }) => direction === 'Egress'),
      unless: ['policy-in-the-way'],
      tell: (observed) => {
        const policies = closing(observed.policies, toNames(observed.way)).map(({ policy }) => policy);
        return { reason: `The network policy ${names(policies)} keeps pod ${observed.way.from.name} from looking up names`, expected: 'egress to UDP port 53', seen: policies[0] && inYaml(policies[0]), look: lookAll(observed), next: 'let it reach UDP port 53 too: under egress, ports: [{ port: 53, protocol: UDP }]' };
      },
    },
    {
      cause: 'policy-missing',
      applies: ({ shouldBeOpen, policies }) => !shouldBeOpen && policies.length === 0,
      tell: (observed) => ({ reason: `Pod ${observed.way.from.name} may reach pod ${observed.way.to.name}: there is no network policy`, seen: 'no network policies', look: `kubectl get networkpolicies -n ${observed.namespace}`, next: 'create the network policy as the lab shows' }),
    },
    {
      cause: 'policy-selects-others',
      applies: (observed) => !observed.shouldBeOpen && observed.policies.length > 0 && closed(observed).length === 0 && selectingTarget(observed).length === 0,
      tell: (observed) => ({ reason: `Pod ${observed.way.from.name} may reach pod ${observed.way.to.name}: no network policy selects pod ${observed.way.to.name}`, expected: labels(observed.way.to.labels), seen: observed.policies.map((policy) => `${name(policy)}: ${JSON.stringify(policy.spec?.podSelector ?? {})}, ${(policy.spec?.policyTypes ?? ['Ingress']).join(' and ')}`).join('\n'), look: lookAll(observed), next: 'correct spec.podSelector and spec.policyTypes of the network policy' }),
    },
    {
      cause: 'policy-lets-pass',
      applies: (observed) => !observed.shouldBeOpen && closed(observed).length === 0 && selectingTarget(observed).length > 0,
      tell: (observed) => {
        const open = selectingTarget(observed).filter((policy) => letsPass(policy, 'Ingress', observed.way));
        return { reason: `The network policy ${names(open)} lets pod ${observed.way.from.name} reach pod ${observed.way.to.name} on port ${observed.way.port}`, expected: `no rule for ${labels(observed.way.from.labels)}`, seen: open[0] && inYaml(open[0]), look: lookAll(observed), next: 'correct spec.ingress of the network policy' };
      },
    },
  ],
};
