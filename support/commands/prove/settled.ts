import type { V1Pod } from '@kubernetes/client-node';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { isReady, isTerminating } from '../../platform/kubernetes/pod-facts';
import { until } from '../../wait/wait-for';

const EVERY_SECONDS = 0.4;
const WORKLOADS = ['deployment', 'statefulset', 'job'];
/** What a Pod does not get out of by waiting for as long as people do. */
const STUCK = /^(?:ErrImage|ImagePull|CrashLoop|CreateContainer|InvalidImage|RunContainerError|ErrImageNeverPull)/;

/** Waits until nothing in the namespace changes any more of itself, as a person does before the next task; what takes longer is left as it is. @param within seconds @returns whether nothing changes any more */
export async function awaitSettled(api: ClusterApi, namespace: string, within: number): Promise<boolean> {
  // A controller needs a moment to begin.
  let calm = 0;
  return (await until(async () => (calm = (await isCalm(api, namespace)) ? calm + 1 : 0), (times) => times > 1, { within, every: EVERY_SECONDS })) > 1;
}

async function isCalm(api: ClusterApi, namespace: string): Promise<boolean> {
  const pods = await api.pods(namespace);
  if (pods.some((pod) => isTerminating(pod) || !isSettled(pod))) return false;
  // A Pod that is stuck holds its workload up.
  if (pods.some(isStuck)) return true;
  const workloads = await Promise.all(WORKLOADS.map(async (word) => api.objects(await kindOf(api, word), namespace)));
  return workloads.flat().every(isDone);
}

function isSettled(pod: V1Pod): boolean {
  return isReady(pod) || isStuck(pod) || ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '');
}

function isStuck({ status }: V1Pod): boolean {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return all.some(({ state }) => STUCK.test(state?.waiting?.reason ?? '')) || (status?.conditions ?? []).some(({ reason }) => reason === 'Unschedulable');
}

function isDone({ kind, metadata, spec = {}, status = {} }: AnyObject): boolean {
  const { observedGeneration } = status as { observedGeneration?: number };
  if (kind === 'Job') return spec['suspend'] === true || ((status['conditions'] ?? []) as { type: string; status: string }[]).some(({ type, status: holds }) => ['Complete', 'Failed'].includes(type) && holds === 'True');
  return observedGeneration === metadata?.generation && (status['readyReplicas'] ?? 0) === (spec['replicas'] ?? 1) && (status['updatedReplicas'] ?? 0) === (spec['replicas'] ?? 1);
}
