import type { V1Pod } from '@kubernetes/client-node';
import type { Run } from '../../runtime/run';

/** A pod is first Pending, then Ready, and only then does its server listen: what is missing may still come. */
const RUNNING_SECONDS = 8;
const STARTING_SECONDS = 20;

/** How many more seconds the lab's pods need to settle; 0 if all have settled. */
export async function settlingSeconds(run: Run): Promise<number> {
  const pods = await (await run.api()).pods(run.lab.names.namespace);
  return Math.max(0, ...pods.map((pod) => secondsToSettle(pod, Date.now())));
}

/** @param now in milliseconds */
export function secondsToSettle({ metadata, status }: Pick<V1Pod, 'metadata' | 'status'>, now: number): number {
  const container = status?.containerStatuses?.[0];
  const since = container?.state?.running?.startedAt ?? metadata?.creationTimestamp;
  const settledAfter = container?.state?.running ? RUNNING_SECONDS : STARTING_SECONDS;
  // Waiting does not help a pod with a wrong image or command.
  if (!since || (container && container.restartCount > 0) || (container?.state?.waiting && container.state.waiting.reason !== 'ContainerCreating')) return 0;
  // The clock of the cluster may differ from this one.
  return Math.min(settledAfter, Math.max(0, settledAfter - (now - new Date(since).getTime()) / 1000));
}
