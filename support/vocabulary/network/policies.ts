import { BlockList, isIPv4 } from 'node:net';
import type { V1LabelSelector, V1NetworkPolicyPeer, V1NetworkPolicyPort, V1NetworkPolicySpec } from '@kubernetes/client-node';
import type { AnyObject } from '../../platform/kubernetes/any-object';

/** As YAML has it: the client's own type calls `from` by another name. */
export interface NetworkPolicy extends AnyObject {
  spec?: Omit<V1NetworkPolicySpec, 'ingress'> & { ingress?: { from?: V1NetworkPolicyPeer[]; ports?: V1NetworkPolicyPort[] }[] };
}

/** One end of a connection. */
export interface End {
  name: string;
  labels: Record<string, string>;
  /** The labels of its namespace; undefined if they are not known. */
  namespaceLabels: Record<string, string> | undefined;
  ip: string;
}

/** A new connection from a Pod to a port of another one, in one namespace. */
export interface Way {
  from: End;
  to: End & { ports: readonly { name?: string; containerPort: number }[] };
  port: number;
  protocol: 'TCP' | 'UDP';
}

export type Direction = 'Ingress' | 'Egress';

/** The policies that close a way: those that select one of its ends, where none of them has a rule that lets it pass. As the API's documentation of NetworkPolicy says. */
export function closing(policies: readonly NetworkPolicy[], way: Way): { policy: NetworkPolicy; direction: Direction }[] {
  return (['Ingress', 'Egress'] as const).flatMap((direction) => {
    const selecting = policies.filter((policy) => selects(policy, direction, direction === 'Ingress' ? way.to : way.from));
    return selecting.some((policy) => letsPass(policy, direction, way)) ? [] : selecting.map((policy) => ({ policy, direction }));
  });
}

export function selects({ spec }: NetworkPolicy, direction: Direction, end: End): boolean {
  // Without types, a policy is about what comes in, and about what goes out if it has such rules.
  const types = spec?.policyTypes ?? ['Ingress', ...(spec?.egress ? ['Egress'] : [])];
  return types.includes(direction) && matches(spec?.podSelector, end.labels);
}

export function letsPass({ spec }: NetworkPolicy, direction: Direction, way: Way): boolean {
  const rules = direction === 'Ingress' ? spec?.ingress?.map(({ from, ports }) => ({ peers: from, ports })) : spec?.egress?.map(({ to, ports }) => ({ peers: to, ports }));
  const other = direction === 'Ingress' ? way.from : way.to;
  return (rules ?? []).some(({ peers = [], ports = [] }) => (peers.length === 0 || peers.some((peer) => isPeer(peer, other))) && (ports.length === 0 || ports.some((port) => isPort(port, way))));
}

function isPeer({ podSelector, namespaceSelector, ipBlock }: V1NetworkPolicyPeer, { labels, namespaceLabels, ip }: End): boolean {
  if (ipBlock) return isInside(ip, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr) => isInside(ip, cidr));
  if (namespaceSelector && !matches(namespaceSelector, namespaceLabels ?? {})) return false;
  return podSelector === undefined || matches(podSelector, labels);
}

function isInside(ip: string, cidr: string): boolean {
  const [network = '', bits = ''] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(bits), isIPv4(network) ? 'ipv4' : 'ipv6');
  return list.check(ip, isIPv4(ip) ? 'ipv4' : 'ipv6');
}

function isPort({ port, endPort, protocol = 'TCP' }: V1NetworkPolicyPort, way: Way): boolean {
  if (protocol !== way.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string' && !/^\d+$/.test(port)) return way.to.ports.some(({ name, containerPort }) => name === port && containerPort === way.port);
  return endPort === undefined ? way.port === Number(port) : way.port >= Number(port) && way.port <= endPort;
}

/** As the API's documentation of LabelSelector says; an empty selector matches everything. */
export function matches(selector: V1LabelSelector | undefined, labels: Record<string, string>): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value) && matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key];
    switch (operator) {
      case 'In': return value !== undefined && values.includes(value);
      case 'NotIn': return value === undefined || !values.includes(value);
      case 'Exists': return value !== undefined;
      default: return value === undefined;
    }
  });
}
