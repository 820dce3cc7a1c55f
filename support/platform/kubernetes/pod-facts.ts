import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { shortName } from '../docker/image-name';

/** Reasons that never pass by waiting. Source: kubelet's pkg/kubelet/images/types.go and container errors. */
const TERMINAL_REASONS = new Set(['ErrImageNeverPull', 'InvalidImageName', 'CreateContainerConfigError', 'RunContainerError', 'ImageInspectError']);

export function isReady(pod: V1Pod): boolean {
  return conditionIsTrue(pod, 'Ready') && pod.status?.phase === 'Running' && !isTerminating(pod);
}

/** A container that crashes runs again for a moment after each restart; the kubelet says Ready as soon as it does. Of a Pod that somebody has restarted, a check must see in its ten seconds that it goes on. */
const STEADY_SECONDS = 6;
const MOST_STEADY_SECONDS = 30;

/** What is known of a Pod with a container that ended with an error, and has not yet run again for longer than it did then; undefined if all are well. @param now in milliseconds */
export function justCrashed({ status }: Pick<V1Pod, 'status'>, now = Date.now()): string | undefined {
  return status?.containerStatuses?.map((container) => crashOf(container, now)).find((crash) => crash !== undefined);
}

/** The same of one container. */
export function crashOf({ name, state, lastState }: V1ContainerStatus, now = Date.now()): string | undefined {
  const last = lastState?.terminated;
  // Unknown: its node went down with it.
  if (!last || last.exitCode === 0 || last.reason === 'Unknown' || !state?.running?.startedAt) return undefined;
  const ranBefore = secondsBetween(last.startedAt, last.finishedAt);
  const runs = secondsBetween(state.running.startedAt, now);
  // A clock that is ahead says nothing.
  const isSteady = runs < 0 || runs >= Math.min(MOST_STEADY_SECONDS, STEADY_SECONDS + ranBefore);
  return isSteady ? undefined : `its container ${name} ended with exit code ${last.exitCode} after ${ranBefore.toFixed(0)} s, and has run again for only ${runs.toFixed(0)} s`;
}

function secondsBetween(from: Date | string | undefined, to: Date | string | number | undefined): number {
  const seconds = (new Date(to ?? NaN).getTime() - new Date(from ?? NaN).getTime()) / 1000;
  return Number.isFinite(seconds) ? seconds : 0;
}

/** Whether the kubelet of its node has begun with it; one without a node waits for no kubelet. */
export function isTakenUp({ spec, status }: V1Pod): boolean {
  return spec?.nodeName === undefined || status?.startTime !== undefined;
}

/** Whether its container runs, or has run. */
export function hasStarted({ status }: V1Pod): boolean {
  const container = status?.containerStatuses?.[0];
  return Boolean(container?.state?.running ?? container?.state?.terminated ?? container?.lastState?.terminated);
}

export function runsImage({ spec }: V1Pod, image: string): boolean {
  return shortName(spec?.containers[0]?.image ?? '') === shortName(image);
}

/** Of an object of any kind. */
export function isTerminating({ metadata }: { metadata?: { deletionTimestamp?: unknown } }): boolean {
  return metadata?.deletionTimestamp !== undefined;
}

/** After its time to end is over: a kubelet that has lost track of a pod may come back to it only minutes later. */
const OVERDUE_SECONDS = 30;

/**
 * The seconds that a pod gets to end when nobody needs its work. None if it is ending with a longer grace period, for kubelet does not shorten that one,
 * or if it should have ended long ago: then the API forgets the pod at once, and kubelet ends its container.
 */
export function secondsToEnd({ metadata }: V1Pod, now = Date.now()): 0 | 1 {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata ?? {};
  const isOverdue = deletionTimestamp !== undefined && now > new Date(deletionTimestamp).getTime() + OVERDUE_SECONDS * 1000;
  return deletionGracePeriodSeconds > 1 || isOverdue ? 0 : 1;
}

/** What makes a pod again after its deletion, as people know it: `Deployment hello`, not its ReplicaSet. */
export function ownerOf({ metadata }: V1Pod): string | undefined {
  const [owner] = metadata?.ownerReferences ?? [];
  if (!owner) return undefined;
  const hash = metadata?.labels?.['pod-template-hash'];
  const isDeployments = owner.kind === 'ReplicaSet' && hash !== undefined && owner.name.endsWith(`-${hash}`);
  return isDeployments ? `Deployment ${owner.name.slice(0, -hash.length - 1)}` : `${owner.kind} ${owner.name}`;
}

export function conditionIsTrue(pod: V1Pod, type: string): boolean {
  return pod.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;
}

export function restarts(pod: V1Pod): number {
  return (pod.status?.containerStatuses ?? []).reduce((sum, status) => sum + status.restartCount, 0);
}

/** `1/1`, as kubectl's READY column counts it. */
export function readyCount(pod: V1Pod): string {
  const statuses = pod.status?.containerStatuses ?? [];
  return `${statuses.filter((status) => status.ready).length}/${pod.spec?.containers.length ?? 0}`;
}

/** The word in kubectl's STATUS column: Running, Terminating, or why a container waits. */
export function statusWord(pod: V1Pod): string {
  if (isTerminating(pod)) return 'Terminating';
  const container = pod.status?.containerStatuses?.[0];
  return container?.state?.waiting?.reason ?? container?.state?.terminated?.reason ?? pod.status?.phase ?? 'Unknown';
}

/** Why the pod can never run as it is, with the kubelet's message. */
export function terminalReason(pod: V1Pod): string | undefined {
  const waiting = (pod.status?.containerStatuses ?? []).map((status) => status.state?.waiting).find((state) => TERMINAL_REASONS.has(state?.reason ?? ''));
  return waiting ? `${waiting.reason ?? ''}: ${waiting.message ?? ''}` : undefined;
}

/** One line about a pod, for evidence: `hello 0/1 CrashLoopBackOff, 3 restarts, exit code 1, on demo-worker`. */
export function podLine(pod: V1Pod): string {
  const container = pod.status?.containerStatuses?.[0];
  const facts = [
    `${pod.metadata?.name ?? ''} ${readyCount(pod)} ${statusWord(pod)}`,
    `${restarts(pod)} restarts`,
    exitCode(container),
    pod.spec?.nodeName ? `on ${pod.spec.nodeName}` : 'on no node yet',
    container?.state?.waiting?.message,
  ];
  return facts.filter(Boolean).join(', ');
}

function exitCode(container: V1ContainerStatus | undefined): string | undefined {
  const ended = container?.state?.terminated ?? container?.lastState?.terminated;
  return ended ? `exit code ${ended.exitCode}` : undefined;
}
