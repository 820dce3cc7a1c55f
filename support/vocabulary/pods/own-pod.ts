import type { V1Pod } from '@kubernetes/client-node';
import { EnvironmentError } from '../../errors/errors';
import { podLine } from '../../platform/kubernetes/pod-facts';
import type { Run } from '../../runtime/run';
import type { Owned } from '../../ownership/journal';
import { hasOwnNamespace } from '../cluster/own-namespace';

type OwnedPod = Extract<Owned, { kind: 'pod' }>;

/** Runs a command that creates a pod. The journal has the pod before it exists, and its UID afterwards. */
export async function makingPod<T>(run: Run, name: string, make: () => Promise<T>): Promise<T> {
  const { namespace } = run.lab.names;
  const api = await run.api();
  const before = (await api.pod(namespace, name))?.metadata?.uid;
  const entry: OwnedPod = { kind: 'pod', cluster: run.lab.cluster.name, namespace, name, inPlace: isInPlace(run) };
  run.journal.add(entry);
  const result = await make();
  const uid = (await api.pod(namespace, name))?.metadata?.uid;
  if (uid && uid !== before) {
    entry.uid = uid;
    run.journal.save();
  } else {
    run.journal.forget(entry);
  }
  return result;
}

/** Whether the namespace was made for a student's work, like its kubeconfig: it contains nobody else's Pods, and its removal removes them. */
function isInPlace({ runsUntrustedCode, parameters }: Run): boolean {
  return runsUntrustedCode && parameters.kubeconfig !== undefined;
}

export function isOwn(run: Run, pod: V1Pod): boolean {
  return run.inspectsOnly || isInPlace(run) || (run.lab.ownNamespace && hasOwnNamespace(run)) || run.journal.owned.some((owned) => owned.kind === 'pod' && owned.uid !== undefined && owned.uid === pod.metadata?.uid);
}

/** The lab's pod of this name; undefined if there is none. @throws EnvironmentError if the name belongs to another pod */
export async function ownPod(run: Run, name: string): Promise<V1Pod | undefined> {
  const { namespace } = run.lab.names;
  const pod = await (await run.api()).pod(namespace, name);
  if (pod && !isOwn(run, pod)) throw foreign(pod, namespace);
  return pod;
}

/** For use before a command that changes all pods of the namespace. @throws EnvironmentError if one of them is not the lab's */
export async function mustAllBeOwn(run: Run): Promise<void> {
  const { namespace } = run.lab.names;
  const other = (await (await run.api()).pods(namespace)).find((pod) => !isOwn(run, pod));
  if (other) throw foreign(other, namespace);
}

function foreign(pod: V1Pod, namespace: string): EnvironmentError {
  const name = pod.metadata?.name ?? '';
  return new EnvironmentError({
    cause: 'pod-not-the-labs',
    reason: `There is a pod called ${name} in namespace ${namespace} that is not the lab's; labspec leaves it alone`,
    seen: `${podLine(pod)}, created ${String(pod.metadata?.creationTimestamp?.toISOString())}`,
    next: `move it to another namespace, or: kubectl delete pod ${name} -n ${namespace}`,
  });
}
