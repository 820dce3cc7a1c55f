import { BlockList, isIPv6 } from 'node:net';
import type { V1Node, V1Pod } from '@kubernetes/client-node';
import { takesPods } from '../../platform/clusters/existing/probe-nodes';
import type { Run } from '../../runtime/run';

/** `in the pod network of its node`, or a description of where the address is. */
export async function isInPodNetwork(run: Run, { spec, status }: V1Pod): Promise<string> {
  // Other networks choose the addresses of Pods in their own ways; kind's assigns them by node.
  if (!run.cluster.isOfLab) return status?.podIP && status.podIP !== status.hostIP ? 'in the pod network of its node' : `${status?.podIP ?? 'no address'}, as its node`;
  const node = await nodeOf(run, spec?.nodeName);
  const cidr = node?.spec?.podCIDR;
  const ip = status?.podIP ?? '';
  return cidr && ip && isInside(ip, cidr) ? 'in the pod network of its node' : `${ip || 'no address'}, the pod network of ${spec?.nodeName ?? 'no node'} is ${cidr ?? 'unknown'}`;
}

/** `a worker node`, or a description of its node. */
export async function isWorker(run: Run, { spec }: V1Pod): Promise<string> {
  const node = await nodeOf(run, spec?.nodeName);
  if (!node) return 'no node';
  const isWorking = run.cluster.isOfLab ? node.metadata?.labels?.['node-role.kubernetes.io/control-plane'] === undefined : takesPods(node);
  return isWorking ? 'a worker node' : `${spec?.nodeName ?? ''}, a control plane`;
}

async function nodeOf(run: Run, name: string | undefined): Promise<V1Node | undefined> {
  return (await (await run.api()).nodes()).find((node) => node.metadata?.name === name);
}

/** @param cidr such as `10.244.1.0/24` */
export function isInside(ip: string, cidr: string): boolean {
  const [network = '', prefix = ''] = cidr.split('/');
  const family = isIPv6(ip) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
  return list.check(ip, family);
}
