import type { RuleTable } from '../../runtime/diagnose';
import { oneTooMany, type Maker } from './makers';

export interface ServicePort {
  port: number;
  targetPort?: number | string;
}

/** What is known about a Service that leads nowhere. */
export interface ServiceObserved {
  name: string;
  namespace: string;
  type: string;
  /** `app=web`; empty if it has none. */
  selector: string;
  ports: readonly ServicePort[];
  /** The port that somebody asks; undefined if nobody has. */
  asked?: number | undefined;
  /** How many Pods it should lead to; undefined if any number will do. */
  wanted?: number | undefined;
  /** What its Pods that are ready come from. */
  makers?: readonly Maker[];
  /** The Pods that its selector matches, and which of them are ready. */
  pods: readonly { name: string; isReady: boolean; ports: readonly { name?: string; containerPort: number }[] }[];
  /** A Pod of it that is ready, but refuses connections on the port that the Service sends to. */
  refusing?: { pod: string; port: number } | undefined;
  /** The labels of the other Pods that run in its namespace. */
  otherLabels: readonly string[];
}

const ready = ({ pods }: ServiceObserved): string[] => pods.filter(({ isReady }) => isReady).map(({ name }) => name);
const tooMany = ({ makers = [], wanted = 0 }: ServiceObserved): string | undefined => oneTooMany(makers, wanted)?.called;
const look = ({ name, namespace }: ServiceObserved): string => `kubectl describe service ${name} -n ${namespace}`;
/** The named target ports that no Pod has. */
const unnamed = ({ ports, pods }: ServiceObserved): string[] => ports.flatMap(({ targetPort }) => (typeof targetPort === 'string' && !pods.some((pod) => pod.ports.some(({ name }) => name === targetPort)) ? [targetPort] : []));
/** The target ports that Pods do not declare, if they declare any. */
const undeclared = ({ ports, pods }: ServiceObserved): number[] => {
  const declared = pods.flatMap((pod) => pod.ports.map(({ containerPort }) => containerPort));
  return declared.length === 0 ? [] : ports.map(({ port, targetPort = port }) => targetPort).filter((target) => typeof target === 'number').filter((target) => !declared.includes(target));
};

/** Why a Service has no endpoints, or leads to nothing. */
export const SERVICE_RULES: RuleTable<ServiceObserved> = {
  about: 'service',
  rules: [
    {
      cause: 'selector-matches-nothing',
      applies: ({ selector, pods }) => selector !== '' && pods.length === 0,
      tell: (observed) => ({ reason: `Service ${observed.name} finds no Pods: none has the labels of its selector`, expected: `Pods with ${observed.selector}`, seen: observed.otherLabels.join('\n') || 'no Pods in its namespace', look: `kubectl get pods --show-labels -n ${observed.namespace}`, next: `correct spec.selector of service ${observed.name}, or the labels in the template of the Pods` }),
    },
    {
      cause: 'service-without-selector',
      applies: ({ selector, type }) => selector === '' && type !== 'ExternalName',
      tell: (observed) => ({ reason: `Service ${observed.name} has no selector, so it finds no Pods`, seen: 'spec.selector is empty', look: look(observed), next: 'write the labels of the Pods into spec.selector' }),
    },
    {
      cause: 'service-port-differs',
      applies: ({ asked, ports }) => asked !== undefined && !ports.some(({ port }) => port === asked),
      tell: (observed) => ({ reason: `Service ${observed.name} does not listen on port ${observed.asked ?? ''}`, expected: String(observed.asked), seen: observed.ports.map(({ port }) => port).join(', '), look: look(observed), next: `correct spec.ports of service ${observed.name}: port is the Service’s own, targetPort that of the container` }),
    },
    {
      cause: 'target-port-unknown',
      applies: (observed) => observed.pods.length > 0 && unnamed(observed).length > 0,
      tell: (observed) => ({ reason: `Service ${observed.name} sends to the port ${unnamed(observed).join(', ')}, but no container has a port of that name`, expected: unnamed(observed).join(', '), seen: [...new Set(observed.pods.flatMap(({ ports }) => ports.map(({ name = 'no name', containerPort }) => `${name}: ${containerPort}`)))].join(', ') || 'no ports', look: look(observed), next: `correct targetPort of service ${observed.name}, or name the port in the template of the Pods` }),
    },
    {
      cause: 'target-port-wrong',
      applies: (observed) => undeclared(observed).length > 0,
      tell: (observed) => ({ reason: `Service ${observed.name} sends to port ${undeclared(observed).join(', ')}, but the containers listen elsewhere`, expected: [...new Set(observed.pods.flatMap(({ ports }) => ports.map(({ containerPort }) => containerPort)))].join(', '), seen: undeclared(observed).join(', '), look: look(observed), next: `correct targetPort of service ${observed.name}` }),
    },
    {
      cause: 'selects-too-many',
      applies: (observed) => observed.wanted !== undefined && ready(observed).length > observed.wanted,
      tell: (observed) => {
        const who = tooMany(observed);
        const whom = who ?? `${ready(observed).length} pods, not to ${observed.wanted ?? 0}`;
        return { reason: `Service ${observed.name} leads to ${whom}${who === undefined ? '' : ' too'}: ${who?.startsWith('pod ') ? 'it has' : 'they have'} the labels of its selector (${observed.selector})`, expected: String(observed.wanted), seen: ready(observed).join(', '), look: `kubectl get pods -l ${observed.selector} -n ${observed.namespace}`, next: `correct the labels of ${who ?? 'those that do not belong to it'}, or spec.selector of service ${observed.name}` };
      },
    },
    {
      cause: 'pods-not-ready',
      applies: ({ pods }) => pods.length > 0 && !pods.some((pod) => pod.isReady),
      tell: (observed) => ({ reason: `Service ${observed.name} has Pods, but none of them is ready`, seen: observed.pods.map(({ name }) => name).join(', '), look: `kubectl get pods -l ${observed.selector} -n ${observed.namespace}`, next: `kubectl describe pod ${observed.pods[0]?.name ?? ''} -n ${observed.namespace}` }),
    },
    {
      cause: 'target-port-refuses',
      applies: ({ refusing }) => refusing !== undefined,
      unless: ['service-port-differs', 'target-port-unknown', 'target-port-wrong', 'pods-not-ready'],
      tell: (observed) => ({ reason: `Service ${observed.name} sends to port ${observed.refusing?.port ?? ''} of pod ${observed.refusing?.pod ?? ''}, where no program listens`, expected: `a program that listens on port ${observed.refusing?.port ?? ''}`, seen: 'connection refused', look: look(observed), next: 'let targetPort, containerPort and the port that the program listens on agree (a name of a port stands for its containerPort)' }),
    },
  ],
};
