import type { V1Container, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { crashOf } from '../../platform/kubernetes/pod-facts';

/** Observations of a pod that should run but does not. */
export interface PodObserved {
  name: string;
  namespace: string;
  /** Undefined if the namespace has no pod with this name. */
  pod: V1Pod | undefined;
  /** Whether a look just before found that it does not run: what crashed then may have run long enough since. */
  wasDown?: boolean;
  /** Other namespaces with a pod of this name. */
  elsewhere: readonly string[];
  /** If it is missing: other pods of the namespace that run its image. */
  siblings?: readonly Sibling[];
  /** The end of the log of its container, or of the previous one. */
  log: string;
  /** The cluster's events about it, oldest first. */
  events?: readonly Noted[];
  /** In bytes, if its container has one. */
  memoryLimit?: number | undefined;
  /** The address in its command, if the command calls another pod. */
  askedAddress: string | undefined;
  /** The addresses of the namespace's pods. */
  addresses: readonly string[];
  /** The image that the lab uses for it, and the command that loads it onto the nodes. */
  image: string;
  loadImage: string;
  /** The pull policy that the lab asks for; undefined if it asks for none. */
  pullPolicy?: string | undefined;
  /** The command that creates it. */
  create: string;
}

/** An event of the cluster. */
export interface Noted {
  reason: string;
  message: string;
}

/** Whether the kubelet has killed a container because its probe failed. */
export function failsLiveness(events: readonly Noted[] = []): boolean {
  return events.some(({ reason, message }) => reason === 'Killing' && /failed liveness probe/.test(message));
}

/** A pod that may be the missing one under another name. */
export interface Sibling {
  name: string;
  /** The object that recreates it after a deletion: `Deployment hello`. */
  owner?: string;
}

/** The container in the worst state: one that does not run, else one that runs between two crashes, else one that is not ready, else the first. */
export function containerOf({ pod, wasDown }: Pick<PodObserved, 'pod' | 'wasDown'>): V1ContainerStatus | undefined {
  const all = pod?.status?.containerStatuses ?? [];
  // The API sorts them by name, but a lab means the first one in the manifest.
  const inOrder = (pod?.spec?.containers ?? []).flatMap(({ name }) => all.find((status) => status.name === name) ?? []);
  return inOrder.find(({ state }) => !state?.running) ?? inOrder.find((status) => crashes(status, wasDown)) ?? inOrder.find(({ ready }) => !ready) ?? inOrder[0];
}

function crashes(status: V1ContainerStatus, wasDown = false): boolean {
  const started = new Date(status.state?.running?.startedAt ?? NaN).getTime();
  return crashOf(status, wasDown ? started : Date.now()) !== undefined;
}

/** The specification of that container. */
export function specOf(observed: Pick<PodObserved, 'pod' | 'wasDown'>): V1Container | undefined {
  const containers = observed.pod?.spec?.containers ?? [];
  return containers.find(({ name }) => name === containerOf(observed)?.name) ?? containers[0];
}

/** The init container that prevents the others from starting. */
export function initContainerOf({ pod }: Pick<PodObserved, 'pod'>): V1ContainerStatus | undefined {
  // One that always restarts is a sidecar: the other containers wait only until it has started.
  return pod?.status?.initContainerStatuses?.find(({ started, state }) => state?.terminated?.exitCode !== 0 && !(started && isSidecar(pod, state)));
}

function isSidecar({ spec }: V1Pod, state: V1ContainerStatus['state']): boolean {
  return state?.running !== undefined && (spec?.initContainers?.some(({ restartPolicy }) => restartPolicy === 'Always') ?? false);
}

/** The runtime's message about a container that does not start or has ended. */
export function messageOf(observed: Pick<PodObserved, 'pod' | 'wasDown'>): string {
  const { state, lastState } = containerOf(observed) ?? {};
  const ownWords = state?.terminated?.message ?? lastState?.terminated?.message;
  // "back-off 10s restarting failed container" does not say why it failed.
  return (state?.waiting?.reason === 'CrashLoopBackOff' ? ownWords : undefined) ?? state?.waiting?.message ?? ownWords ?? '';
}

/** Why its container waits: `ErrImagePull`, `CrashLoopBackOff`, `ContainerCreating` ... */
export function waitingReason(observed: PodObserved): string | undefined {
  return containerOf(observed)?.state?.waiting?.reason;
}

/** How its container ended, now or before its last restart; undefined if it runs, and not only for a moment between two crashes. */
export function ended(observed: PodObserved): { exitCode: number; reason?: string } | undefined {
  const container = containerOf(observed);
  if (container?.state?.running && !crashes(container, observed.wasDown)) return undefined;
  return container?.state?.terminated ?? container?.lastState?.terminated;
}

/** The address that a container's command calls with wget. */
export function askedAddress({ spec }: V1Pod): string | undefined {
  const words = [...(spec?.containers[0]?.command ?? []), ...(spec?.containers[0]?.args ?? [])].join(' ');
  return /wget\b.*\bhttp:\/\/([\d.]+)/.exec(words)?.[1];
}
