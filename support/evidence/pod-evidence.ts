import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import type { ClusterApi } from '../kube/cluster-api';
import { isOwn } from '../safety/own-pod';
import type { LabWorld } from '../world';
import { capped } from './capped';

export interface Evidence {
  fileName: string;
  text: string;
}

/** YAML, events and logs of the lab's own pods; nothing if the scenario has not been to the cluster. */
export async function podEvidence({ run }: LabWorld): Promise<Evidence[]> {
  if (!run.isConnected) return [];
  try {
    const api = await run.cluster();
    const pods = (await api.pods(run.lab.names.namespace)).filter((pod) => isOwn(run, pod));
    return (await Promise.all(pods.map((pod) => evidenceOf(api, pod)))).flat();
  } catch (error) {
    // The failure that is being told is another one; that its evidence could not be had is told beside it.
    return [{ fileName: 'pods.txt', text: `could not be looked at: ${String(error)}` }];
  }
}

async function evidenceOf(api: ClusterApi, pod: V1Pod): Promise<Evidence[]> {
  const { name = '', namespace = '' } = pod.metadata ?? {};
  const events = await api.events(pod);
  const log = await api.log(namespace, name, { tailLines: 200 }).catch((error: unknown) => `no log: ${String(error)}`);
  return [
    { fileName: `pod-${name}.yaml`, text: capped(stringify(JSON.parse(JSON.stringify(pod)))) },
    { fileName: `events-${name}.txt`, text: events.map(eventLine).join('\n') || 'none' },
    { fileName: `log-${name}.txt`, text: capped(log) || '(empty)' },
  ];
}

function eventLine({ type, reason, message, count }: CoreV1Event): string {
  return `${type ?? ''}  ${reason ?? ''}${count && count > 1 ? ` (${count} times)` : ''}  ${message ?? ''}`;
}
