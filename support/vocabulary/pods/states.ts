import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Pod } from '@kubernetes/client-node';
import type { Action, Holding, Scenario, State } from '../../runtime/scenario';
import { applyPod, createPod, runPod, writeManifest } from './actions';
import { quoted } from '../../system/command/quoted';
import { awaitGone, awaitReady } from './await-pod';
import { argsOf, madeByHand } from './made-by-hand';
import { hasBeen } from './past-of';
import { isReady, podLine, secondsToEnd } from '../../platform/kubernetes/pod-facts';
import type { PodToRun } from '../../platform/kubernetes/kubectl';
import { kubectlLines as lines } from '../../platform/kubernetes/kubectl-lines';
import { manifestsOfPod, type Lab, type LabPod } from '../../lab/lab';
import { named } from '../../lab/named';
import { ownPod } from './own-pod';
import { fileWritten } from '../files/states';
import { imageOnNodes } from '../images/states';
import { clusterIsUp } from '../cluster/states';
import { perWords } from '../../runtime/per-words';
import type { Run } from '../../runtime/run';
import { doesNotHold, holds } from '../../runtime/state';

/** A pod of lab.yaml, as kubectl makes it. @param words "the server pod" */
export function podToRun({ run: { lab } }: Pick<Scenario, 'run'>, words: string, command = lab.pods.of(words).command): PodToRun {
  const { name, image, pullPolicy = 'IfNotPresent' } = lab.pods.of(words);
  // Kubernetes' own default for an image without a tag is Always, and on a machine without a registry that fails.
  return { name, image: lab.images.of(image).name, pullPolicy, ...(command !== undefined && { args: command.split(' ') }) };
}

const podName = ({ run }: Scenario, words: string): string => run.lab.pods.of(words).name;
const manifestOf = ({ pods }: Lab, words: string): string => named(pods.of(words).manifest, `pods: ${words}: manifest`);
export const manifestWithArgsOf = ({ pods }: Lab, words: string): string => named(pods.of(words).manifestWithArgs, `pods: ${words}: manifestWithArgs`);

/** The pod that a manifest of the lab is of. @throws AuthorError if it is of none */
export function podOfManifest({ pods }: Lab, file: string): LabPod {
  return named(pods.all.find((pod) => manifestsOfPod(pod).includes(file)), `pods: ... manifest: ${file}`);
}

export function manifestWritten(words: string, file: string): State {
  return {
    name: `the manifest of ${words} is written to "${file}"`,
    look: () => `cat ${quoted(file)}`,
    needs: () => [clusterIsUp],
    holds: ({ run }) => Promise.resolve(existsSync(join(run.folder, file)) ? holds : doesNotHold(`no ${file} in ${run.shownFolder}`)),
    reach: (world) => world.carryOut(writeManifest(podToRun(world, words), file)),
  };
}

/** The later version of a pod, with arguments of its own. @param words "the server pod" */
export const podWithNewArgs = perWords((words) => fromManifest(words, {
  name: `${words} is running with its new arguments`,
  manifest: (lab) => fileWritten(manifestWithArgsOf(lab, words)),
  asWanted: hasArgs,
  make: (lab) => applyPod(manifestWithArgsOf(lab, words), lab.pods.of(words).name),
}));

/** A pod of lab.yaml, created from its manifest or, if it has none, by its command. @param words "the client pod" */
export const podRunning = perWords((words): State => {
  const created = firstFromManifest(words);
  const run = byCommand(words);
  const state = ({ lab }: Run): State => (lab.pods.of(words).manifest === undefined ? run : created);
  return {
    ...created,
    look: (world) => state(world.run).look(world),
    needs: (one) => state(one).needs(one),
    holds: (world) => state(world.run).holds(world),
    reach: (world) => state(world.run).reach(world),
  };
});

/** The first version of a pod, with the arguments of its image. */
function firstFromManifest(words: string): State {
  return fromManifest(words, {
    name: `${words} is running`,
    manifest: (lab) => manifestWritten(words, manifestOf(lab, words)),
    asWanted: (pod) => !hasArgs(pod),
    manifests: ({ pods }) => manifestsOfPod(pods.of(words)),
    replacedBy: podWithNewArgs(words),
    make: (lab) => createPod(manifestOf(lab, words), lab.pods.of(words).name),
  });
}

function byCommand(words: string): State {
  return {
    name: `${words} is running`,
    look: (world) => lines.podWide(podName(world, words), world.names.namespace),
    needs: (run) => [imageOnNodes(run, run.lab.pods.of(words).image)],
    holds: (world) => runs(world, podName(world, words), () => true),
    reach: async (world) => {
      await makeRoom(world, podName(world, words));
      await world.carryOut(runPod(podToRun(world, words)));
      await awaitReady(world.run, podName(world, words));
    },
  };
}

/** Both pods run, with any arguments: enough for a task that only deletes them. */
export const bothRunning = perWords((both): State => {
  const words = both.split(' and ');
  return {
    name: `${both} are running, however configured`,
    look: ({ names }) => lines.listPods(names.namespace),
    needs: () => [clusterIsUp],
    holds: async (world) => {
      for (const one of words) {
        const holding = await runs(world, podName(world, one), () => true);
        if (!holding.holds) return holding;
      }
      return holds;
    },
    heldBefore: async (world) => (await Promise.all(words.map((one) => hasBeen(world.run, podName(world, one))))).every(Boolean),
    reach: async (world) => {
      for (const one of [...words].reverse()) await world.ensure(podRunning(one));
    },
  };
});

interface FromManifest {
  name: string;
  manifest: (lab: Lab) => State;
  asWanted: (pod: V1Pod) => boolean;
  make: (lab: Lab) => Action;
  /** If given, one of them must give the pod its arguments. */
  manifests?: (lab: Lab) => string[];
  replacedBy?: State;
}

function fromManifest(words: string, { name, manifest, asWanted, make, manifests, ...others }: FromManifest): State {
  return {
    ...others,
    name,
    look: (world) => lines.podWide(podName(world, words), world.names.namespace),
    needs: (run) => [imageOnNodes(run, run.lab.pods.of(words).image), manifest(run.lab)],
    holds: (world) => runs(world, podName(world, words), asWanted, { create: () => make(world.run.lab).commandLine, manifests: manifests?.(world.run.lab) }),
    reach: async (world) => {
      await makeRoom(world, podName(world, words));
      await world.carryOut(make(world.run.lab));
      await awaitReady(world.run, podName(world, words));
    },
  };
}

function hasArgs(pod: V1Pod): boolean {
  return argsOf(pod).length > 0;
}

/** How a pod is made: by a command, and from one of these manifests. */
interface Origin {
  create: () => string;
  manifests: readonly string[] | undefined;
}

/** Whether the lab's pod of this name runs and is as wanted. @param origin of one as wanted */
export async function runs({ run }: Scenario, name: string, asWanted: (pod: V1Pod) => boolean, origin?: Origin): Promise<Holding> {
  const pod = await ownPod(run, name);
  if (!pod) return doesNotHold(`there is no pod ${name}`);
  if (!isReady(pod)) return doesNotHold(podLine(pod));
  if (asWanted(pod)) return holds;
  const create = origin?.create();
  const next = create && `nothing, if you have gone on to a later task; otherwise: kubectl delete pod ${name}\n${create}`;
  const mistake = create && origin?.manifests && (await madeByHand(run, pod, origin.manifests, create));
  return { ...doesNotHold(`pod ${name} runs with ${hasArgs(pod) ? 'arguments of its own' : 'the arguments of its image'}`, next), ...(mistake && { mistake }) };
}

/** No pod of the lab has this name. A pod left by an earlier task is removed without its grace period. @param words "the server pod" */
export const noPod = perWords((words): State => ({
  name: `there is no ${words.replace(/^the /, '')}`,
  look: (world) => lines.podWide(podName(world, words), world.names.namespace),
  needs: () => [clusterIsUp],
  prepares: true,
  holds: async (world) => ((await ownPod(world.run, podName(world, words))) ? doesNotHold(`pod ${podName(world, words)} exists`) : holds),
  reach: (world) => makeRoom(world, podName(world, words)),
}));

async function makeRoom({ run }: Scenario, name: string): Promise<void> {
  const pod = await ownPod(run, name);
  const uid = pod?.metadata?.uid;
  if (!uid) return;
  await (await run.api()).deletePod(run.lab.names.namespace, name, { uid, graceSeconds: secondsToEnd(pod) });
  await awaitGone(run, name, uid);
}
