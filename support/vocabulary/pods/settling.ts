import type { V1Pod } from '@kubernetes/client-node';
import type { Run } from '../../runtime/run';

/** A pod is Ready before its server listens, and Pending before that: what is not there yet may come. */
const RUNNING_SECONDS = 8;
const STARTING_SECONDS = 20;

/** For how many seconds more the lab's pods are so young that something may not be there yet; 0 if all are settled. */
export async function settlingSeconds(run: Run): Promise<number> {
  const pods = await (await run.cluster()).pods(run.lab.names.namespace);
  return Math.max(0, ...pods.map((pod) => youthOf(pod, Date.now())));
}

/** @param now in milliseconds */
export function youthOf({ metadata, status }: Pick<V1Pod, 'metadata' | 'status'>, now: number): number {
  const container = status?.containerStatuses?.[0];
  const since = container?.state?.running?.startedAt ?? metadata?.creationTimestamp;
  const settledAfter = container?.state?.running ? RUNNING_SECONDS : STARTING_SECONDS;
  // Whose image or command is wrong does not get better by waiting.
  if (!since || (container && container.restartCount > 0) || (container?.state?.waiting && container.state.waiting.reason !== 'ContainerCreating')) return 0;
  // The clocks of a cluster may differ from this one.
  return Math.min(settledAfter, Math.max(0, settledAfter - (now - new Date(since).getTime()) / 1000));
}
