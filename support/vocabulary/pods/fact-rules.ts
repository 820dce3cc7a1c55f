import type { V1Pod } from '@kubernetes/client-node';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { exitInWords } from '../containers/exit-code';
import { containerOf, failsLiveness, type Noted } from './observed';
import type { RuleTable } from '../../runtime/diagnose';

/** Observations of a pod that runs, but not as it should. */
export interface FactObserved {
  name: string;
  namespace: string;
  pod: V1Pod;
  /** The cluster's events about it, oldest first. */
  events: readonly Noted[];
}

const restarts = (observed: FactObserved): number => containerOf(observed)?.restartCount ?? 0;
const last = (observed: FactObserved) => containerOf(observed)?.lastState?.terminated;
const anew = ({ name, namespace }: FactObserved, change: string): string => `${change}, then: kubectl delete pod ${name} -n ${namespace}, and create it again`;
const describe = ({ name, namespace }: FactObserved): string => kubectlLines.describe(name, namespace);

/** Why a pod is not ready, or was restarted. */
export const RESTART_RULES: RuleTable<FactObserved> = {
  about: 'restarted pod',
  rules: [
    {
      cause: 'liveness-probe-fails',
      applies: (observed) => restarts(observed) > 0 && failsLiveness(observed.events),
      tell: (observed) => ({ reason: `The liveness probe of pod ${observed.name} fails, so Kubernetes kills and restarts its container`, look: describe(observed), next: anew(observed, 'correct or remove its livenessProbe') }),
    },
    {
      cause: 'pod-restarted',
      unless: ['liveness-probe-fails'],
      applies: (observed) => restarts(observed) > 0,
      tell: (observed) => ({ reason: `The container of pod ${observed.name} ended and was restarted`, also: exitInWords(last(observed)?.exitCode ?? 0, last(observed)?.reason), look: `kubectl logs ${observed.name} --previous -n ${observed.namespace}`, next: anew(observed, 'find out from the log why it ended, and correct that') }),
    },
  ],
};

/** Why a pod has an address outside the pod network. */
export const ADDRESS_RULES: RuleTable<FactObserved> = {
  about: 'address of a pod',
  rules: [
    {
      cause: 'host-network',
      applies: ({ pod }) => pod.spec?.hostNetwork === true,
      tell: (observed) => ({ reason: `Pod ${observed.name} uses the network of its node (hostNetwork: true), so it has no address of its own`, look: describe(observed), next: anew(observed, 'remove hostNetwork: true') }),
    },
  ],
};

/** Why a pod has no token of its service account. */
export const TOKEN_RULES: RuleTable<FactObserved> = {
  about: 'token of a pod',
  rules: [
    {
      cause: 'token-not-mounted',
      applies: ({ pod }) => pod.spec?.automountServiceAccountToken === false,
      tell: (observed) => ({ reason: `The manifest of pod ${observed.name} says automountServiceAccountToken: false, so no token is mounted`, look: describe(observed), next: anew(observed, 'remove automountServiceAccountToken: false') }),
    },
  ],
};

/** Why events are missing. */
export const EVENT_RULES: RuleTable<FactObserved> = {
  about: 'events of a pod',
  rules: [
    {
      cause: 'not-scheduled',
      applies: ({ pod, events }) => pod.spec?.nodeName !== undefined && events.length > 0 && !events.some(({ reason }) => reason === 'Scheduled'),
      tell: (observed) => ({ reason: `The manifest of pod ${observed.name} names its node (nodeName), so the scheduler was never asked`, look: describe(observed), next: anew(observed, `remove nodeName: ${observed.pod.spec?.nodeName ?? ''}`) }),
    },
  ],
};
