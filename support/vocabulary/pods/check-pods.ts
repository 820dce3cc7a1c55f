import { isEqual, show } from '../../errors/check-equal';
import type { V1Pod } from '@kubernetes/client-node';
import { explainPod } from './explain';
import { TaskFailed, type Mistake, type Problem } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { shortName } from '../../platform/docker/image-name';
import type { Run } from '../../runtime/run';
import { withPatience } from '../../wait/patience';
import { waitFor } from '../../wait/wait-for';
import type { Scenario } from '../../runtime/scenario';
import { awaitPod, mustNotLackRegistry, type LookAtPod } from './await-pod';
import { expectPod } from './expect-pod';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isTerminating, ownerOf, podLine } from '../../platform/kubernetes/pod-facts';
import { doesTheSame } from './same-words';

const PODS_SECONDS = 60;

/** Checks the command and the arguments of the pod's container. */
export function checkRunsCommand(run: Run, name: string, command: string): Promise<void> {
  return expectPod(run, name, { wrong: `Pod ${name} runs the wrong command`, cause: 'other-command' }, ({ spec }) => {
    const words = [...(spec?.containers[0]?.command ?? []), ...(spec?.containers[0]?.args ?? [])];
    return doesTheSame(words, command) ? command : words.join(' ') || 'the command of its image';
  }, command);
}

/** Checked separately, because another image may serve the same text. */
export function checkRunsImage(run: Run, name: string, image: string): Promise<void> {
  return expectPod(run, name, { wrong: `Pod ${name} does not run the image ${shortName(image)}`, cause: 'other-image' }, ({ spec }) => shortName(spec?.containers[0]?.image ?? ''), shortName(image));
}

/** Checks by its UID that the pod is not the one that the scenario deleted. */
export async function checkNewPod({ run, replacedPods }: Scenario, name: string): Promise<void> {
  noteShownCommand(kubectlLines.pod(name, run.lab.names.namespace));
  if (run.inspectsOnly) return checkHasArgs(run, name);
  const old = replacedPods.get(name);
  if (!old) throw new TaskFailed({ reason: `This scenario has not deleted a pod ${name}, so there cannot be a new one`, next: `kubectl delete pod ${name}, then create it again` });
  await awaitPod(run, name, (pod) => (pod && pod.metadata?.uid !== old ? { done: true } : { notYet: pod ? `the old one: ${podLine(pod)}` : 'no pod' }), { what: `Pod ${name} is a new pod` });
}

/** The arguments of a pod cannot change, so a pod with arguments of its own is not the one that was created without them. */
async function checkHasArgs(run: Run, name: string): Promise<void> {
  const manifest = run.lab.pods.called(name)?.manifestWithArgs ?? 'its manifest';
  const look: LookAtPod<true> = (pod) => (pod?.spec?.containers[0]?.args?.length ? { done: true } : { notYet: pod ? `${podLine(pod)}, with the arguments of its image` : 'no pod' });
  await awaitPod(run, name, look, {
    what: `Pod ${name} is a new pod`,
    otherwise: (problem) => new TaskFailed({
      ...problem,
      cause: 'pod-not-replaced',
      reason: `Pod ${name} is not a new pod: it still runs with the arguments of its image, not with those of ${manifest}`,
      look: `kubectl get pod ${name} -o yaml`,
      next: `kubectl delete -f ${manifest}\nkubectl apply -f ${manifest}`,
    }),
  });
}

export async function checkOnDifferentNodes(run: Run, one: string, other: string): Promise<void> {
  noteShownCommand(`kubectl get pods -o wide -n ${run.lab.names.namespace}`);
  const node = async (pod: string): Promise<string | undefined> => (await (await run.api()).pod(run.lab.names.namespace, pod))?.spec?.nodeName;
  const [first, second] = await Promise.all([node(one), node(other)]);
  if (first === undefined || second === undefined || first === second) throw new TaskFailed({ cause: 'not-on-different-nodes', reason: `Pods ${one} and ${other} are not on different nodes`, seen: `${first ?? 'no node'}, ${second ?? 'no node'}`, look: 'kubectl get pods -o wide', next: `kubectl delete pod ${other}, then create it again` });
}

/** Waits until the cluster shows enough of the pod to find exactly this cause. */
export async function checkFoundOut(run: Run, name: string, cause: string): Promise<void> {
  const look: LookAtPod<true> = async () => {
    const { problem: problem } = await explainPod(run, name, undefined);
    return problem.cause === cause ? { done: true } : { notYet: `${problem.cause ?? ''}: ${problem.reason}` };
  };
  const otherwise = (problem: Problem): TaskFailed => new TaskFailed({ ...problem, cause: 'mistake-not-seen', reason: `This cluster does not show what is wrong with pod ${name}`, expected: cause, next: kubectlLines.describe(name, run.lab.names.namespace) });
  try {
    await awaitPod(run, name, look, { what: `What is wrong with pod ${name} is seen`, otherwise });
  } catch (error) {
    const pod = await (await run.api()).pod(run.lab.names.namespace, name);
    await mustNotLackRegistry(run, name, pod && podLine(pod));
    throw error;
  }
}

/** Waits until the namespace contains exactly these pods. A list that cannot be read does not count as empty. */
export async function awaitPodNames(run: Run, names: string[]): Promise<void> {
  const { namespace } = run.lab.names;
  noteShownCommand(kubectlLines.listPods(namespace));
  const api = await run.api();
  let pods: V1Pod[] = [];
  const look = async () => {
    pods = await api.pods(namespace);
    const seen = pods.map((pod) => pod.metadata?.name ?? '').sort();
    return isEqual(seen, [...names].sort()) ? ({ done: true } as const) : { notYet: pods.map(podLine).join('\n') || 'no pods' };
  };
  // The live check looks again at each change of a pod, so it need not wait.
  const patience = run.isLookedAtAgain ? 0 : PODS_SECONDS;
  await withPatience(patience, () => waitFor(look, {
    what: names.length ? `The pods of the namespace are ${show(names)}` : `There are no pods in namespace ${namespace}`,
    within: PODS_SECONDS,
    every: 2,
    wake: (ring) => api.onPodChange(namespace, ring),
    otherwise: (problem) => new TaskFailed({ ...problem, ...otherPods(namespace, pods, names) }),
  }));
}

function otherPods(namespace: string, pods: readonly V1Pod[], names: readonly string[]): Mistake {
  const look = `kubectl get pods -n ${namespace}`;
  const left = pods.filter(({ metadata }) => !names.includes(metadata?.name ?? ''));
  const leftNames = left.map(({ metadata }) => metadata?.name ?? '').join(' ');
  if (left.length === 0) {
    const missing = names.filter((name) => !pods.some(({ metadata }) => metadata?.name === name));
    return { cause: 'pods-missing', reason: `There is no pod ${missing.join(' or ')} in namespace ${namespace}`, expected: names.join(', '), look, next: `create ${missing.join(', ')} again` };
  }
  const held = left.find((pod) => isTerminating(pod) && pod.metadata?.finalizers?.length);
  if (held) {
    const name = held.metadata?.name ?? '';
    return { cause: 'kept-by-finalizer', reason: `Pod ${name} is being deleted, but a finalizer keeps it`, seen: held.metadata?.finalizers?.join(', '), look: kubectlLines.podYaml(name, namespace), next: kubectlLines.removeFinalizers(name, namespace) };
  }
  if (left.every(isTerminating)) return { cause: 'pods-terminating', reason: `Pods in namespace ${namespace} are still being deleted`, look: `${look} --watch`, next: 'wait until they are gone (at most 30 seconds), then check again' };
  const [owner] = left.flatMap((pod) => ownerOf(pod) ?? []);
  if (owner) return { cause: 'pods-made-anew', reason: `A ${owner.split(' ')[0] ?? ''} creates new pods in namespace ${namespace} each time its pods are deleted`, subject: owner, expected: names.join(', ') || 'none', look: `kubectl get all -n ${namespace}`, next: `kubectl delete ${owner.toLowerCase()} -n ${namespace}` };
  return { cause: 'pods-left', reason: `Namespace ${namespace} contains pods that should not be there`, expected: names.join(', ') || 'none', look, next: `kubectl delete pods ${leftNames} -n ${namespace}` };
}
