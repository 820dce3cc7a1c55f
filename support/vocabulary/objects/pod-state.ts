import type { V1Container, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { Noted } from '../pods/observed';

/** What is known about a Pod of any lab that does not do what it should. */
export interface PodState {
  name: string;
  namespace: string;
  /** `deployment web`, if something makes and replaces it. */
  owner: string | undefined;
  pod: V1Pod;
  events: readonly Noted[];
  /** The end of the log of its worst container, or of that container before its restart. */
  log: string;
}

/** The container in the worst state, init containers first: they run first. */
export function worst({ pod: { status } }: PodState): V1ContainerStatus | undefined {
  const init = status?.initContainerStatuses ?? [];
  const all = status?.containerStatuses ?? [];
  return init.find(({ state }) => !isDone(state?.terminated?.exitCode)) ?? all.find(({ state }) => !state?.running) ?? all.find(({ ready }) => !ready) ?? all.find(({ lastState }) => lastState?.terminated) ?? all[0];
}

function isDone(exitCode: number | undefined): boolean {
  return exitCode === 0;
}

export function isInit(state: PodState): boolean {
  return state.pod.status?.initContainerStatuses?.some(({ name }) => name === worst(state)?.name) ?? false;
}

/** What its manifest says of that container. */
export function specOf(state: PodState): V1Container | undefined {
  const { spec } = state.pod;
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].find(({ name }) => name === worst(state)?.name);
}

export function waiting(state: PodState): string {
  return worst(state)?.state?.waiting?.reason ?? '';
}

/** What the kubelet says of that container. */
export function message(state: PodState): string {
  const { state: now, lastState } = worst(state) ?? {};
  return [now?.waiting?.message, now?.terminated?.message, lastState?.terminated?.message].filter(Boolean).join('\n');
}

/** How it has ended last; undefined if it never has. */
export function ended(state: PodState): { exitCode: number; reason: string } | undefined {
  const { state: now, lastState } = worst(state) ?? {};
  const last = now?.terminated ?? lastState?.terminated;
  return last && { exitCode: last.exitCode, reason: last.reason ?? '' };
}

/** Why no node takes it; empty if one has. */
export function unscheduled({ pod }: PodState): string {
  const condition = pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
  return condition?.message ?? '';
}

/** The message of its last event of this reason. */
export function event({ events }: PodState, reason: string): string {
  return events.filter((one) => one.reason === reason).at(-1)?.message ?? '';
}
