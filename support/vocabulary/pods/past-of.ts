import type { CoreV1Event } from '@kubernetes/client-node';
import type { Run } from '../../runtime/run';

/** What the events show of a pod that may be gone. */
export interface Past {
  /** It started and was never killed, so it ended before it was deleted. */
  endedByItself: boolean;
}

/** The past of the last pod with this name, from the cluster's events, which are kept for an hour; undefined if there was no such pod. */
export async function pastOf(run: Run, name: string): Promise<Past | undefined> {
  const events = await (await run.api()).eventsOfName(run.lab.names.namespace, name);
  return events.length === 0 ? undefined : { endedByItself: endedByItself(events) };
}

export async function hasBeen(run: Run, name: string): Promise<boolean> {
  return (await pastOf(run, name)) !== undefined;
}

/** @param events of all pods of one name */
export function endedByItself(events: readonly CoreV1Event[]): boolean {
  const last = events.reduce((one, other) => (timeOf(other) > timeOf(one) ? other : one)).involvedObject.uid;
  const reasons = new Set(events.filter(({ involvedObject }) => involvedObject.uid === last).map(({ reason }) => reason));
  return reasons.has('Started') && !reasons.has('Killing');
}

function timeOf({ lastTimestamp, eventTime, metadata }: CoreV1Event): number {
  return new Date(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0).getTime();
}
