import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

/** What was observed of a pod that should run and does not. */
export interface PodObserved {
  name: string;
  namespace: string;
  /** Undefined if there is none of that name in the namespace. */
  pod: V1Pod | undefined;
  /** Other namespaces that have a pod of that name. */
  elsewhere: readonly string[];
  /** What its container, or the one before it, has printed last. */
  log: string;
  /** The address in its command, where it asks another pod. */
  askedAddress: string | undefined;
  /** The addresses of the namespace's pods. */
  addresses: readonly string[];
  /** The image that the lab uses for it, and how it comes onto the nodes. */
  image: string;
  loadImage: string;
  /** What creates it. */
  create: string;
}

export function containerOf({ pod }: Pick<PodObserved, 'pod'>): V1ContainerStatus | undefined {
  return pod?.status?.containerStatuses?.[0];
}

/** Why its container waits: `ErrImagePull`, `CrashLoopBackOff`, `ContainerCreating` ... */
export function waitingReason(observed: PodObserved): string | undefined {
  return containerOf(observed)?.state?.waiting?.reason;
}

/** How its container ended, if it does not run: now or before its last restart. */
export function ended(observed: PodObserved): { exitCode: number } | undefined {
  const container = containerOf(observed);
  if (container?.state?.running) return undefined;
  return container?.state?.terminated ?? container?.lastState?.terminated;
}

/** The address that a container's command asks by wget. */
export function askedAddress({ spec }: V1Pod): string | undefined {
  const words = [...(spec?.containers[0]?.command ?? []), ...(spec?.containers[0]?.args ?? [])].join(' ');
  return /wget\b.*\bhttp:\/\/([\d.]+)/.exec(words)?.[1];
}
