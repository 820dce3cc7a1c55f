import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { messageOf } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { isOwn } from './own-pod';
import type { Scenario } from '../../runtime/scenario';
import { lastLines } from '../../redaction/truncate';
import { orWhyNot, type Evidence } from '../../runtime/evidence/evidence';

const LOG_LINES = 200;
/** Folding would break a secret into lines that nothing recognises. */
const UNFOLDED = { lineWidth: 0 };

/** YAML, events and logs of the lab's own pods; nothing if the scenario has not used the cluster. */
export async function podEvidence({ run }: Scenario): Promise<Evidence[]> {
  if (!run.isConnected) return [];
  return orWhyNot('pods.txt', async () => {
    const api = await run.api();
    const pods = (await api.pods(run.lab.names.namespace)).filter((pod) => isOwn(run, pod));
    return (await Promise.all(pods.map((pod) => evidenceOf(api, pod)))).flat();
  });
}

/** The log of the previous container shows why it was restarted. */
export async function evidenceOf(api: Pick<ClusterApi, 'events' | 'log'>, pod: V1Pod): Promise<Evidence[]> {
  const { name = '', namespace = '' } = pod.metadata ?? {};
  const log = (previous: boolean): Promise<string> => api.log(namespace, name, { tailLines: LOG_LINES, previous }).catch((error: unknown) => `no log: ${messageOf(error)}`);
  const evidence = [
    { fileName: `pod-${name}.yaml`, text: stringify(JSON.parse(JSON.stringify(pod)), UNFOLDED) },
    { fileName: `events-${name}.txt`, text: (await api.events(pod)).map(eventLine).join('\n') || 'none' },
    { fileName: `log-${name}.txt`, text: lastLines(await log(false), LOG_LINES) },
  ];
  const restarts = pod.status?.containerStatuses?.some(({ restartCount }) => restartCount > 0);
  return restarts ? [...evidence, { fileName: `log-${name}-previous.txt`, text: lastLines(await log(true), LOG_LINES) }] : evidence;
}

function eventLine({ type, reason, message, count }: CoreV1Event): string {
  return `${type ?? ''}  ${reason ?? ''}${count && count > 1 ? ` (${count} times)` : ''}  ${message ?? ''}`;
}
