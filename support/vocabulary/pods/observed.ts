import type { V1Container, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

/** What was observed of a pod that should run and does not. */
export interface PodObserved {
  name: string;
  namespace: string;
  /** Undefined if there is none of that name in the namespace. */
  pod: V1Pod | undefined;
  /** Other namespaces that have a pod of that name. */
  elsewhere: readonly string[];
  /** Where it is missing: other pods of the namespace that run its image. */
  siblings?: readonly Sibling[];
  /** What its container, or the one before it, has printed last. */
  log: string;
  /** What the cluster noted about it, oldest first. */
  events?: readonly Noted[];
  /** The address in its command, where it asks another pod. */
  askedAddress: string | undefined;
  /** The addresses of the namespace's pods. */
  addresses: readonly string[];
  /** The image that the lab uses for it, and how it comes onto the nodes. */
  image: string;
  loadImage: string;
  /** How the lab wants its image pulled; undefined where it does not say. */
  pullPolicy?: string | undefined;
  /** What creates it. */
  create: string;
}

/** An event of the cluster's. */
export interface Noted {
  reason: string;
  message: string;
}

/** Whether the kubelet has killed a container because its probe failed. */
export function failsLiveness(events: readonly Noted[] = []): boolean {
  return events.some(({ reason, message }) => reason === 'Killing' && /failed liveness probe/.test(message));
}

/** A pod that may be the one that is looked for, under another name. */
export interface Sibling {
  name: string;
  /** What makes it anew where it is deleted: `Deployment hello`. */
  owner?: string;
}

/** The container that is worst off: one that does not run before one that is not ready, else the first. */
export function containerOf({ pod }: Pick<PodObserved, 'pod'>): V1ContainerStatus | undefined {
  const all = pod?.status?.containerStatuses ?? [];
  // The API lists them by name; a lab speaks of the first of the manifest.
  const inOrder = (pod?.spec?.containers ?? []).flatMap(({ name }) => all.find((status) => status.name === name) ?? []);
  return inOrder.find(({ state }) => !state?.running) ?? inOrder.find(({ ready }) => !ready) ?? inOrder[0];
}

/** That container in the pod's own words. */
export function specOf({ pod }: Pick<PodObserved, 'pod'>): V1Container | undefined {
  const containers = pod?.spec?.containers ?? [];
  return containers.find(({ name }) => name === containerOf({ pod })?.name) ?? containers[0];
}

/** The init container that keeps the others from starting. */
export function initContainerOf({ pod }: Pick<PodObserved, 'pod'>): V1ContainerStatus | undefined {
  // One that is always restarted is a sidecar, and keeps nobody waiting once it has started.
  return pod?.status?.initContainerStatuses?.find(({ started, state }) => state?.terminated?.exitCode !== 0 && !(started && isSidecar(pod, state)));
}

function isSidecar({ spec }: V1Pod, state: V1ContainerStatus['state']): boolean {
  return state?.running !== undefined && (spec?.initContainers?.some(({ restartPolicy }) => restartPolicy === 'Always') ?? false);
}

/** What the runtime says of a container that does not start, or has ended. */
export function messageOf(observed: Pick<PodObserved, 'pod'>): string {
  const { state, lastState } = containerOf(observed) ?? {};
  const ownWords = state?.terminated?.message ?? lastState?.terminated?.message;
  // "back-off 10s restarting failed container" says nothing of why it failed.
  return (state?.waiting?.reason === 'CrashLoopBackOff' ? ownWords : undefined) ?? state?.waiting?.message ?? ownWords ?? '';
}

/** Why its container waits: `ErrImagePull`, `CrashLoopBackOff`, `ContainerCreating` ... */
export function waitingReason(observed: PodObserved): string | undefined {
  return containerOf(observed)?.state?.waiting?.reason;
}

/** How its container ended, if it does not run: now or before its last restart. */
export function ended(observed: PodObserved): { exitCode: number; reason?: string } | undefined {
  const container = containerOf(observed);
  if (container?.state?.running) return undefined;
  return container?.state?.terminated ?? container?.lastState?.terminated;
}

/** The address that a container's command asks by wget. */
export function askedAddress({ spec }: V1Pod): string | undefined {
  const words = [...(spec?.containers[0]?.command ?? []), ...(spec?.containers[0]?.args ?? [])].join(' ');
  return /wget\b.*\bhttp:\/\/([\d.]+)/.exec(words)?.[1];
}
