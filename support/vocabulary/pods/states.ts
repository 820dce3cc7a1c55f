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
import type { Lab } from '../../lab/lab';
import { named } from '../../lab/named';
import { ownPod } from './own-pod';
import { fileWritten } from '../files/states';
import { clientImageAvailable, imageLoaded } from '../images/states';
import { clusterIsUp } from '../cluster/states';
import { doesNotHold, holds } from '../../runtime/state';

export function serverPod({ names, run }: Scenario): PodToRun {
  return { name: names.server, image: names.image, pullPolicy: run.lab.pods.server.pullPolicy ?? 'IfNotPresent' };
}

/**
 * The lab types no pull policy, which for an untagged image means Always. On a machine without a registry the image is loaded
 * into the nodes, so it is pulled only if it is missing.
 */
export function clientPod({ names, run }: Scenario, command: string): PodToRun {
  return { name: names.client, image: run.lab.images.client, pullPolicy: run.lab.pods.client.pullPolicy ?? 'IfNotPresent', args: command.split(' ') };
}

const manifestOf = ({ pods }: Lab): string => named(pods.server.manifest, 'pods.server.manifest');
export const manifestWithArgsOf = ({ pods }: Lab): string => named(pods.server.manifestWithArgs, 'pods.server.manifestWithArgs');
const clientCommandOf = ({ pods }: Lab): string => named(pods.client.command, 'pods.client.command');

export function manifestWritten(file: string): State {
  return {
    name: `the manifest of the server pod is written to "${file}"`,
    look: () => `cat ${quoted(file)}`,
    needs: () => [clusterIsUp],
    holds: ({ run }) => Promise.resolve(existsSync(join(run.folder, file)) ? holds : doesNotHold(`no ${file} in ${run.shownFolder}`)),
    reach: (world) => world.carryOut(writeManifest(serverPod(world), file)),
  };
}

/** The later version of the pod, with arguments of its own. */
export const serverPodWithNewArgs = serverPodState({
  name: 'the server pod is running with its new arguments',
  manifest: (lab) => fileWritten(manifestWithArgsOf(lab)),
  asWanted: hasArgs,
  make: ({ names, run }) => applyPod(manifestWithArgsOf(run.lab), names.server),
});

/** The first version of the pod, with the arguments of its image. */
export const serverPodRunning = serverPodState({
  name: 'the server pod is running',
  manifest: (lab) => manifestWritten(manifestOf(lab)),
  asWanted: (pod) => !hasArgs(pod),
  manifests: ({ pods }) => [pods.server.manifest, pods.server.manifestWithArgs].filter((file) => file !== undefined),
  replacedBy: serverPodWithNewArgs,
  make: ({ names, run }) => createPod(manifestOf(run.lab), names.server),
});

export const clientPodRunning: State = {
  name: 'the client pod is running',
  look: ({ names }) => lines.podWide(names.client, names.namespace),
  needs: () => [clientImageAvailable],
  holds: (world) => runs(world, world.names.client, () => true),
  reach: async (world) => {
    await makeRoom(world, world.names.client);
    await world.carryOut(runPod(clientPod(world, clientCommandOf(world.run.lab))));
    await awaitReady(world.run, world.names.client);
  },
};

/** Both pods run, the server with any arguments: enough for a task that only deletes them. */
export const bothPodsRunning: State = {
  name: 'the server pod and the client pod are running, however configured',
  look: ({ names }) => lines.listPods(names.namespace),
  needs: () => [clusterIsUp],
  holds: async (world) => {
    const server = await runs(world, world.names.server, () => true);
    return server.holds ? runs(world, world.names.client, () => true) : server;
  },
  heldBefore: async ({ run, names }) => (await hasBeen(run, names.server)) && (await hasBeen(run, names.client)),
  reach: async (world) => {
    await world.ensure(clientPodRunning);
    await world.ensure(serverPodRunning);
  },
};

interface ServerPod {
  name: string;
  manifest: (lab: Lab) => State;
  asWanted: (pod: V1Pod) => boolean;
  make: (world: Scenario) => Action;
  /** If given, one of them must give the pod its arguments. */
  manifests?: (lab: Lab) => string[];
  replacedBy?: State;
}

function serverPodState({ name, manifest, asWanted, make, manifests, ...others }: ServerPod): State {
  return {
    ...others,
    name,
    look: ({ names }) => lines.podWide(names.server, names.namespace),
    needs: ({ lab }) => [imageLoaded, manifest(lab)],
    holds: (world) => runs(world, world.names.server, asWanted, { create: () => make(world).commandLine, manifests: manifests?.(world.run.lab) }),
    reach: async (world) => {
      await makeRoom(world, world.names.server);
      await world.carryOut(make(world));
      await awaitReady(world.run, world.names.server);
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

/** No pod of the lab has this name. A pod left by an earlier task is removed without its grace period. */
export function noPod(name: string): State {
  return {
    name: `there is no pod ${name}`,
    look: ({ names }) => lines.podWide(name, names.namespace),
    needs: () => [clusterIsUp],
    prepares: true,
    holds: async ({ run }) => ((await ownPod(run, name)) ? doesNotHold(`pod ${name} exists`) : holds),
    reach: (world) => makeRoom(world, name),
  };
}

async function makeRoom({ run }: Scenario, name: string): Promise<void> {
  const pod = await ownPod(run, name);
  const uid = pod?.metadata?.uid;
  if (!uid) return;
  await (await run.cluster()).deletePod(run.lab.names.namespace, name, { uid, graceSeconds: secondsToEnd(pod) });
  await awaitGone(run, name, uid);
}
