import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import type { Found } from './claim';

interface ServicePort {
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
  /** The Pods that its selector matches, and which of them are ready. */
  pods: readonly { name: string; isReady: boolean; ports: readonly { name?: string; containerPort: number }[] }[];
  /** The labels of the other Pods that run in its namespace. */
  otherLabels: readonly string[];
}

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
      cause: 'pods-not-ready',
      applies: ({ pods }) => pods.length > 0 && !pods.some((pod) => pod.isReady),
      tell: (observed) => ({ reason: `Service ${observed.name} has Pods, but none of them is ready`, seen: observed.pods.map(({ name }) => name).join(', '), look: `kubectl get pods -l ${observed.selector} -n ${observed.namespace}`, next: `kubectl describe pod ${observed.pods[0]?.name ?? ''} -n ${observed.namespace}` }),
    },
  ],
};

/** Why a Service has no endpoints, or does not answer. @param asked the port that it should answer on */
export async function whyNoEndpoints({ api, object, namespace }: Found, asked?: number): Promise<Mistake | undefined> {
  if (!object) return undefined;
  const spec = (object.spec ?? {}) as { selector?: Record<string, string>; ports?: ServicePort[]; type?: string };
  const all = await api.pods(namespace);
  const matches = (pod: V1Pod): boolean => Object.entries(spec.selector ?? {}).every(([key, value]) => pod.metadata?.labels?.[key] === value);
  const pods = spec.selector ? all.filter(matches) : [];
  return diagnose(SERVICE_RULES, {
    name: object.metadata?.name ?? '', namespace, type: spec.type ?? 'ClusterIP', selector: labels(spec.selector), ports: spec.ports ?? [], asked,
    pods: pods.map((pod) => ({ name: pod.metadata?.name ?? '', isReady: isReady(pod), ports: (pod.spec?.containers ?? []).flatMap(({ ports = [] }) => ports.map(({ name, containerPort }) => ({ ...(name === undefined ? {} : { name }), containerPort }))) })),
    otherLabels: all.filter((pod) => !matches(pod)).map(({ metadata }) => `${metadata?.name ?? ''}: ${labels(metadata?.labels) || 'no labels'}`),
  });
}

function labels(of: Record<string, string> = {}): string {
  return Object.entries(of).map(([key, value]) => `${key}=${value}`).join(',');
}
