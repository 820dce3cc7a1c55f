import type { V1Pod } from '@kubernetes/client-node';
import { isOutage } from '../../platform/docker/outage';
import { explainPod } from './explain';
import { type EnvironmentError, TaskFailed } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { givenImages } from '../../lab/lab';
import type { Run } from '../../runtime/run';
import { nodesMustBeWell } from '../cluster/well-nodes';
import { waitFor, type Look, type WaitOptions } from '../../wait/wait-for';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { hasStarted, isReady, justCrashed, podLine, runsImage, terminalReason } from '../../platform/kubernetes/pod-facts';
import { pullOutage } from '../../platform/kubernetes/pull-outage';

const POD_SECONDS = 60;

export type LookAtPod<T> = (pod: V1Pod | undefined) => Look<T> | Promise<Look<T>>;

/**
 * Waits, with the API's watch, until a look at the pod is done. An API that does not answer for a while may recover in time.
 * @throws TaskFailed with the pod as last seen @throws EnvironmentError if the API still did not answer at the deadline
 */
export async function awaitPod<T>(run: Run, name: string, look: LookAtPod<T>, options: Partial<WaitOptions> & { what: string }): Promise<T> {
  const { namespace } = run.lab.names;
  const next = options.next ?? kubectlLines.describe(name, namespace);
  noteShownCommand(kubectlLines.pod(name, namespace));
  const api = await run.api();
  let outage: EnvironmentError | undefined;
  const lookOnce = async (): Promise<Look<T>> => {
    try {
      const pod = await api.pod(namespace, name);
      outage = undefined;
      return await look(pod);
    } catch (error) {
      if (!isOutage(error)) throw error;
      outage = error;
      return { notYet: error.problem.reason };
    }
  };
  return waitFor(lookOnce, {
    within: POD_SECONDS,
    every: 2,
    wake: (ring) => api.onPodChange(namespace, ring),
    ...options,
    next,
    otherwise: (trouble) => outage ?? options.otherwise?.(trouble) ?? new TaskFailed({ ...trouble, next }),
  });
}

/** The pod once it is Running and Ready, and not only for a moment between two crashes. @throws TaskFailed, with the cause if it is known; at once if the pod can never become ready */
export async function awaitReady(run: Run, name: string): Promise<V1Pod> {
  const look = (pod: V1Pod | undefined): Look<V1Pod> => {
    if (!pod) return { notYet: `there is no pod ${name}` };
    const reason = terminalReason(pod);
    if (reason) throw new TaskFailed({ reason: `Pod ${name} cannot run`, seen: reason, next: kubectlLines.describe(name, run.lab.names.namespace) });
    const crash = justCrashed(pod);
    return isReady(pod) && !crash ? { done: pod, seen: podLine(pod) } : { notYet: [podLine(pod), crash].filter(Boolean).join(', ') };
  };
  return awaitExplained(run, name, look, `Pod ${name} is running`);
}

/**
 * A misspelt image also fails to pull. Only for an image that the reader does not build, which labspec itself names, may the registry be blamed.
 * @param seen the last observation of the pod @throws EnvironmentError if the registry of such an image did not answer a node
 */
export async function mustNotLackRegistry(run: Run, name: string, seen = ''): Promise<void> {
  const outage = run.inspectsOnly ? undefined : pullOutage(seen);
  if (!outage) return;
  const pod = await (await run.api()).pod(run.lab.names.namespace, name);
  if (pod && givenImages(run.lab).some(({ name: image }) => runsImage(pod, image))) throw outage;
}

/** Waits until the pod's container has started, even if it has ended since. @throws TaskFailed, with the cause if it is known */
export async function awaitStarted(run: Run, name: string): Promise<void> {
  const look = (pod: V1Pod | undefined): Look<true> => (pod && hasStarted(pod) ? { done: true, seen: podLine(pod) } : { notYet: pod ? podLine(pod) : `there is no pod ${name}` });
  await awaitExplained(run, name, look, `Pod ${name} has started`);
}

/** Waits for a pod. @throws TaskFailed with the cause if it is known @throws EnvironmentError if a node or a registry is to blame */
async function awaitExplained<T>(run: Run, name: string, look: LookAtPod<T>, what: string): Promise<T> {
  try {
    return await awaitPod(run, name, look, { what });
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    await nodesMustBeWell(run);
    await mustNotLackRegistry(run, name, error.problem.seen);
    throw await explainPod(run, name, error.problem.seen);
  }
}

/** Waits until the pod with this UID is gone; a new pod may have the same name by then. */
export async function awaitGone(run: Run, name: string, uid: string | undefined): Promise<void> {
  await awaitPod(run, name, (pod) => (pod && pod.metadata?.uid === uid ? { notYet: podLine(pod) } : { done: true }), { what: `Pod ${name} is gone` });
}
