import type { V1Pod } from '@kubernetes/client-node';
import { explainPod } from '../diagnosis/explain-pod';
import { TaskFailed } from '../errors';
import type { LabRun } from '../run';
import { waitFor, type Look, type WaitOptions } from '../wait/wait-for';
import { isReady, podLine, terminalReason } from './pod-facts';

const POD_SECONDS = 60;

export type LookAtPod<T> = (pod: V1Pod | undefined) => Look<T> | Promise<Look<T>>;

/** Waits, by the API's watch, until a look at the pod is satisfied. @throws TaskFailed with the pod as last seen */
export async function awaitPod<T>(run: LabRun, name: string, look: LookAtPod<T>, options: Partial<WaitOptions> & { what: string }): Promise<T> {
  const { namespace } = run.lab.names;
  const api = await run.cluster();
  return waitFor(async () => look(await api.pod(namespace, name)), {
    within: POD_SECONDS,
    every: 2,
    wake: (ring) => api.onPodChange(namespace, ring),
    next: `kubectl describe pod ${name} -n ${namespace}`,
    ...options,
  });
}

/** The pod once it is Running and Ready. @throws TaskFailed, with the cause if one is known; at once if it can never be */
export async function awaitReady(run: LabRun, name: string): Promise<V1Pod> {
  const look = (pod: V1Pod | undefined): Look<V1Pod> => {
    if (!pod) return { notYet: `there is no pod ${name}` };
    const reason = terminalReason(pod);
    if (reason) throw new TaskFailed({ reason: `Pod ${name} cannot run`, seen: reason });
    return isReady(pod) ? { done: pod } : { notYet: podLine(pod) };
  };
  try {
    return await awaitPod(run, name, look, { what: `Pod ${name} is running` });
  } catch (error) {
    throw error instanceof TaskFailed ? await explainPod(run, name, error.trouble.seen) : error;
  }
}

/** Waits until the pod of this UID is gone; another one of the same name may be there by then. */
export async function awaitGone(run: LabRun, name: string, uid: string | undefined): Promise<void> {
  await awaitPod(run, name, (pod) => (pod && pod.metadata?.uid === uid ? { notYet: podLine(pod) } : { done: true }), { what: `Pod ${name} is gone` });
}
