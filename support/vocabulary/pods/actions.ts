import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import { traceOf } from '../../system/command/trace-record';
import type { CommandRecord } from '../../system/command/command-record';
import { isCalledAs } from '../../platform/docker/image-name';
import { explainPod } from './explain';
import { NotChecked, TaskFailed } from '../../errors/errors';
import { isReady, podLine } from '../../platform/kubernetes/pod-facts';
import type { PodToRun } from '../../platform/kubernetes/kubectl';
import { kubectlLines as lines } from '../../platform/kubernetes/kubectl-lines';
import { pastOf } from './past-of';
import { makingPod, mustAllBeOwn, ownPod } from './own-pod';
import type { Action, Scenario } from '../../runtime/scenario';
import { fileIn } from '../files/actions';

/** `kubectl run ... --dry-run=client -o yaml > FILE` */
export function writeManifest(pod: PodToRun, file: string): Action {
  return {
    name: 'write the manifest',
    commandLine: `${lines.manifest(pod)} > ${file}\ncat ${file}`,
    perform: async ({ run }) => {
      const record = await (await run.kubectl()).manifestOf(pod);
      if (record.exitCode === 0) writeFileSync(join(run.folder, file), record.stdout);
      return { ...record, commandLine: `${record.commandLine} > ${file}` };
    },
    trace: (world) => fileIn(world, file),
  };
}

export function runPod(pod: PodToRun): Action {
  return making('run the pod', lines.run(pod), pod.name, async ({ run }) => (await run.kubectl()).runPod(pod), (there) => mustRunImage(there, pod));
}

/** @param pod the name in the file's manifest */
export function createPod(file: string, pod: string): Action {
  return making('create the pod', lines.create(file), pod, async ({ run }) => (await run.kubectl()).create(file));
}

export function applyPod(file: string, pod: string): Action {
  return making('apply the manifest', lines.apply(file), pod, async ({ run }) => (await run.kubectl()).apply(file));
}

/** `kubectl delete -f FILE`, only for the lab's own pod. */
export function deletePod(file: string, pod: string): Action {
  return {
    name: 'delete the pod',
    commandLine: lines.deleteFile(file),
    perform: async ({ run, replacedPods }) => {
      const uid = (await ownPod(run, pod))?.metadata?.uid;
      if (uid) replacedPods.set(pod, uid);
      return (await run.kubectl()).deleteFile(file);
    },
  };
}

/** `kubectl delete pods` with the list that the go-template prints. @throws EnvironmentError if one of the pods is not the lab's */
export function deleteAllPods(): Action {
  return {
    name: 'delete all the pods',
    commandLine: `export podlist="$(${lines.podList()})"\necho $podlist\nkubectl delete pods $podlist`,
    perform: async (world) => {
      await mustAllBeOwn(world.run);
      const kubectl = await world.run.kubectl();
      const list = await kubectl.podList();
      world.transcript.push(list);
      return kubectl.deletePods(list.stdout.split(/\s+/).filter(Boolean));
    },
  };
}

/** @throws TaskFailed if the pod runs another image */
function mustRunImage(there: V1Pod, pod: PodToRun): void {
  const image = there.spec?.containers[0]?.image ?? '';
  const namespace = there.metadata?.namespace ?? '';
  // A pod that does not run gets its own cause elsewhere.
  if (!isReady(there) || isCalledAs(image, pod.image)) return;
  throw new TaskFailed({ cause: 'other-image', reason: `Pod ${pod.name} does not run the image ${pod.image}`, expected: pod.image, seen: image, look: lines.describe(pod.name, namespace), next: `kubectl delete pod ${pod.name} -n ${namespace}\n${lines.run(pod)}` });
}

/** @param check of the pod that the student made */
function making(name: string, commandLine: string, pod: string, run: (world: Scenario) => Promise<CommandRecord>, check: (there: V1Pod) => void = () => undefined): Action {
  return {
    name,
    commandLine,
    perform: async (world) => {
      // A foreign pod of the same name must be reported as such, not as a failed command.
      await ownPod(world.run, pod);
      return makingPod(world.run, pod, () => run(world));
    },
    trace: async (world) => {
      const { namespace } = world.names;
      const there = await (await world.run.api()).pod(namespace, pod);
      const past = there ? undefined : await pastOf(world.run, pod);
      if (past?.endedByItself) throw new TaskFailed({ cause: 'pod-had-ended', reason: `Pod ${pod} ended by itself before it was deleted; it should have kept running`, look: `kubectl get events -n ${namespace}`, next: commandLine });
      if (past) throw new NotChecked({ cause: 'pod-is-gone-again', reason: `Pod ${pod} has already run and is gone, so labspec cannot check how it ran`, look: `kubectl get events -n ${namespace}`, next: `nothing, if you deleted it for a later task; otherwise: ${commandLine}` });
      if (!there) throw await explainPod(world.run, pod, undefined);
      check(there);
      return traceOf(world.run.shownFolder, `kubectl get pod ${pod} -n ${namespace}`, podLine(there));
    },
  };
}
