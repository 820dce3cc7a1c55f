import { existsSync } from 'node:fs';
import type { V1Pod } from '@kubernetes/client-node';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { endOfLog } from '../../platform/kubernetes/end-of-log';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';
import { isTerminating, ownerOf, runsImage } from '../../platform/kubernetes/pod-facts';
import { kindOf } from '../../platform/kubernetes/kinds';
import { builtImage, givenImages, type LabPod } from '../../lab/lab';
import { TaskFailed, type Mistake } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import { askedAddress, containerOf, type Noted, type PodObserved, type Sibling } from './observed';
import { whyPod } from '../objects/explain-workload';
import { whyMissing } from '../objects/missing';
import { memoryLimitOf } from './memory-limit';
import { POD_RULES } from './rules';
import { diagnose } from '../../runtime/diagnose';

const LOG_LINES = 20;

/** The error for a pod that does not run, with its cause; if the cause is unknown, the error says so and shows the observation. */
export async function explainPod(run: Run, name: string, seen: string | undefined): Promise<TaskFailed> {
  const known = await causeOfPod(run, name, { wasDown: true });
  if (known) return new TaskFailed({ seen, ...known });
  const { namespace } = run.lab.names;
  return new TaskFailed({ cause: 'unknown', reason: `Pod ${name} does not run, and labspec does not know why`, seen, look: kubectlLines.describe(name, namespace), next: kubectlLines.logs(name, namespace) });
}

/** What is wrong with a pod, if the cause is known. */
export async function causeOfPod(run: Run, name: string, { wasDown = false } = {}): Promise<Mistake | undefined> {
  const observed = { ...(await observePod(run, name)), wasDown };
  // What lab.yaml says nothing of has no image that it should have.
  const ofAnyLab = observed.image === '' && observed.pod ? await whyPod(await run.api(), observed.pod, undefined) : undefined;
  return ofAnyLab ?? (observed.image === '' && !observed.pod ? whyNoPod(run, name) : diagnose(POD_RULES, observed));
}

async function whyNoPod(run: Run, name: string): Promise<Mistake | undefined> {
  const [api, { namespace }] = [await run.api(), run.lab.names];
  return whyMissing({ run, api, kind: await kindOf(api, 'pod'), namespace, named: { word: 'pod', name, namespace: undefined }, object: undefined });
}

async function observePod(run: Run, name: string): Promise<PodObserved> {
  const { names: { namespace }, images, pods } = run.lab;
  const api = await run.api();
  const all = await api.pods(namespace);
  const pod = all.find(({ metadata }) => metadata?.name === name);
  const previous = (containerOf({ pod })?.restartCount ?? 0) > 0;
  const thing = pods.called(name);
  const given = givenImages(run.lab).find((one) => (thing && images.of(thing.image) === one) || (pod && runsImage(pod, one.name)));
  const image = (given ?? (thing ? builtImage(run.lab) : undefined))?.name ?? '';
  return {
    name,
    namespace,
    pod,
    // Only those of the lab's image: other people may have pods of the same name.
    elsewhere: pod ? [] : (await api.podsElsewhere(name, namespace)).filter((other) => runsImage(other, image)).map(({ metadata }) => metadata?.namespace ?? ''),
    siblings: pod ? [] : all.filter((other) => runsImage(other, image) && !isTerminating(other) && !pods.called(other.metadata?.name ?? '')).map(siblingOf),
    // A container that has not started has no log.
    log: pod ? await lastLog(api, pod, previous) : '',
    events: pod ? await notedOf(api, pod) : [],
    memoryLimit: await memoryLimitOf({ pod }),
    askedAddress: pod && askedAddress(pod),
    addresses: all.flatMap(({ status }) => status?.podIP ?? []),
    image,
    loadImage: run.cluster.bring(image).commandLine,
    pullPolicy: pods.all.find((one) => images.of(one.image).name === image)?.pullPolicy,
    create: howToCreate(run, name, image, thing),
  };
}

/** The command of a Pod of lab.yaml, or of a manifest that the lab has under the Pod's name. */
function howToCreate(run: Run, name: string, image: string, thing: LabPod | undefined): string {
  if (thing?.command !== undefined) return kubectlLines.run({ name, image, pullPolicy: thing.pullPolicy ?? 'IfNotPresent', args: thing.command.split(' ') });
  const manifest = thing?.manifest ?? `${name}.yaml`;
  return thing || existsSync(run.fixture(manifest)) ? kubectlLines.create(manifest) : 'create it as the lab shows';
}

/** The log of the container before the last restart; if the node no longer has it, the log of the current container. */
async function lastLog(api: ClusterApi, { metadata }: V1Pod, previous: boolean): Promise<string> {
  const read = (options: { previous: boolean }): Promise<string> => endOfLog(api, metadata ?? {}, { tailLines: LOG_LINES, ...options });
  return (previous && (await read({ previous }))) || read({ previous: false });
}

/** Empty if the cluster does not answer. */
export async function notedOf(api: ClusterApi, pod: V1Pod): Promise<Noted[]> {
  const events = await api.events(pod).catch(() => []);
  return events.map(({ reason = '', message = '' }) => ({ reason, message }));
}

function siblingOf(pod: V1Pod): Sibling {
  const owner = ownerOf(pod);
  return { name: pod.metadata?.name ?? '', ...(owner ? { owner } : {}) };
}
