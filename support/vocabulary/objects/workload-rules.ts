import type { RuleTable } from '../../runtime/diagnose';
import type { ConditionOf } from './conditions';
import { capitalized } from './named-object';

/** What is known about something that runs Pods. */
export interface WorkloadObserved {
  /** `deployment web` */
  owner: string;
  namespace: string;
  kind: string;
  wanted: number;
  ready: number;
  isSuspended: boolean;
  isPaused: boolean;
  conditions: readonly ConditionOf[];
  /** Why its Pods are not created, in the words of the API. */
  refused: string;
  /** Of a Job: how many Pods are at work, and how many have done it. */
  active: number;
  succeeded: number;
  look: string;
  /** Of a StatefulSet that names a Service that does not exist: that one, and the Service that has its Pods. */
  misnamed?: { service: string; own: string } | undefined;
}

/** A Job that will fail once its Pods have ended says so beforehand (FailureTarget). */
const failure = ({ conditions }: WorkloadObserved, reason: string): ConditionOf | undefined => conditions.find((one) => one.reason === reason && one.status === 'True');
const events = ({ namespace }: WorkloadObserved): string => `kubectl get events -n ${namespace} --sort-by=.lastTimestamp`;

/** What keeps a workload from having its Pods; why a Pod does not run, its own rules know. */
export const WORKLOAD_RULES: RuleTable<WorkloadObserved> = {
  about: 'workload',
  rules: [
    {
      cause: 'quota-exceeded',
      applies: ({ refused }) => /exceeded quota|failed quota/.test(refused),
      tell: (observed) => ({ reason: `The quota of namespace ${observed.namespace} leaves no room for the Pods of ${observed.owner}`, seen: observed.refused, look: `kubectl describe resourcequotas -n ${observed.namespace}`, next: 'ask for less (requests, limits, replicas), or remove what is no longer needed' }),
    },
    {
      cause: 'pod-security-refuses',
      applies: ({ refused }) => /violates PodSecurity/.test(refused),
      tell: (observed) => ({ reason: `Namespace ${observed.namespace} does not allow the Pods of ${observed.owner}: they break its Pod Security Standard`, seen: observed.refused, look: `kubectl get namespace ${observed.namespace} --show-labels`, next: `remove from its template what the message names, then apply it again` }),
    },
    {
      cause: 'service-account-missing',
      applies: ({ refused }) => /error looking up service account|serviceaccount "[^"]+" not found/.test(refused),
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} uses a service account that does not exist`, seen: observed.refused, look: `kubectl get serviceaccounts -n ${observed.namespace}`, next: 'create it, or correct serviceAccountName in its template' }),
    },
    {
      cause: 'limit-range-refuses',
      applies: ({ refused }) => /(?:maximum|minimum) (?:cpu|memory|ephemeral-storage) usage/.test(refused),
      tell: (observed) => ({ reason: `The Pods of ${observed.owner} ask for more or less than a container may have in namespace ${observed.namespace}`, seen: observed.refused, look: `kubectl describe limitranges -n ${observed.namespace}`, next: 'correct resources in its template' }),
    },
    {
      cause: 'pods-refused',
      applies: ({ refused }) => refused !== '',
      unless: ['quota-exceeded', 'pod-security-refuses', 'service-account-missing', 'limit-range-refuses'],
      tell: (observed) => ({ reason: `The cluster does not accept the Pods of ${observed.owner}`, seen: observed.refused, look: events(observed), next: 'correct its template, then apply it again' }),
    },
    {
      cause: 'job-gave-up',
      applies: (observed) => failure(observed, 'BackoffLimitExceeded') !== undefined,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} has failed too often, and does not try again`, seen: failure(observed, 'BackoffLimitExceeded')?.message ?? '', look: observed.look, next: `correct its template, then: kubectl delete ${observed.owner} -n ${observed.namespace}, and create it again` }),
    },
    {
      cause: 'job-too-slow',
      applies: (observed) => failure(observed, 'DeadlineExceeded') !== undefined,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} has not ended before its deadline`, seen: failure(observed, 'DeadlineExceeded')?.message ?? '', look: observed.look, next: `raise activeDeadlineSeconds, or make its work shorter; then: kubectl delete ${observed.owner} -n ${observed.namespace}, and create it again` }),
    },
    {
      cause: 'job-goes-on',
      applies: ({ kind, active, conditions, refused }) => kind === 'Job' && active > 0 && refused === '' && conditions.length === 0,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} is still at work`, seen: `${observed.active} Pods are running, ${observed.succeeded} have ended`, look: observed.look, next: 'wait until it has ended; if it never does, correct its command' }),
    },
    {
      cause: 'suspended',
      applies: ({ isSuspended }) => isSuspended,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} is suspended`, seen: 'spec.suspend: true', look: observed.look, next: `kubectl patch ${observed.owner} -n ${observed.namespace} -p '{"spec":{"suspend":false}}'` }),
    },
    {
      cause: 'paused',
      applies: ({ isPaused }) => isPaused,
      tell: (observed) => ({ reason: `The rollout of ${observed.owner} is paused`, seen: 'spec.paused: true', look: observed.look, next: `kubectl rollout resume ${observed.owner} -n ${observed.namespace}` }),
    },
    {
      cause: 'service-name-unknown',
      applies: ({ misnamed }) => misnamed !== undefined,
      tell: (observed) => ({ reason: `${capitalized(observed.owner)} names the service ${observed.misnamed?.service ?? ''}, which does not exist, so its pods have no names in the DNS`, expected: observed.misnamed?.own ?? '', seen: `spec.serviceName: ${observed.misnamed?.service ?? ''}`, look: observed.look, next: `correct serviceName in its manifest, then delete ${observed.owner} and create it again, for it cannot be changed` }),
    },
  ],
};
