import { isEqual, show } from '../assert';
import { TaskFailed } from '../errors';
import type { LabRun } from '../run';
import { waitFor } from '../wait/wait-for';
import type { LabWorld } from '../world';
import { awaitPod, type LookAtPod } from './await-pod';
import { expectPod } from './expect-pod';
import { podLine } from './pod-facts';

const PODS_SECONDS = 60;

/** What the pod's container runs: its command and arguments, in words. */
export function checkRunsCommand(run: LabRun, name: string, command: string): Promise<void> {
  return expectPod(run, name, 'command', ({ spec }) => [...(spec?.containers[0]?.command ?? []), ...(spec?.containers[0]?.args ?? [])].join(' '), command);
}

/** Another pod than the one that was there when the scenario began to change it, by UID. */
export async function checkNewPod({ run, replacedPods }: LabWorld, name: string): Promise<void> {
  if (run.isStudents) return checkHasArgs(run, name);
  const old = replacedPods.get(name);
  if (!old) throw new TaskFailed({ reason: `No pod ${name} has been deleted in this scenario, so none can be new` });
  await awaitPod(run, name, (pod) => (pod && pod.metadata?.uid !== old ? { done: true } : { notYet: pod ? `the old one: ${podLine(pod)}` : 'no pod' }), { what: `Pod ${name} is a new pod` });
}

/** The arguments of a pod cannot be changed: one that has its own is not the one that was created without. */
async function checkHasArgs(run: LabRun, name: string): Promise<void> {
  const look: LookAtPod<true> = (pod) => (pod?.spec?.containers[0]?.args?.length ? { done: true } : { notYet: pod ? `${podLine(pod)}, with the arguments of its image` : 'no pod' });
  await awaitPod(run, name, look, {
    what: `Pod ${name} is a new pod`,
    otherwise: (trouble) => new TaskFailed({ ...trouble, reason: `Pod ${name} is not a new pod with arguments of its own`, next: `kubectl delete pod ${name}, then apply the new manifest` }),
  });
}

/** Waits until the pods of the namespace are just these; a list that could not be had is not an empty one. */
export async function awaitPodNames(run: LabRun, names: string[]): Promise<void> {
  const { namespace } = run.lab.names;
  const api = await run.cluster();
  const look = async () => {
    const pods = await api.pods(namespace);
    const seen = pods.map((pod) => pod.metadata?.name ?? '').sort();
    return isEqual(seen, [...names].sort()) ? ({ done: true } as const) : { notYet: pods.map(podLine).join('\n') || 'no pods' };
  };
  await waitFor(look, {
    what: names.length ? `The pods of the namespace are ${show(names)}` : `There are no pods in namespace ${namespace}`,
    within: PODS_SECONDS,
    every: 2,
    wake: (ring) => api.onPodChange(namespace, ring),
    next: `kubectl get pods -n ${namespace}`,
  });
}
