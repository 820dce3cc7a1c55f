import type { LabRun } from '../run';

/** Whether there has been a pod of this name: the cluster keeps its events for an hour. */
export async function hasBeen(run: LabRun, name: string): Promise<boolean> {
  const events = await (await run.cluster()).eventsOfName(run.lab.names.namespace, name);
  return events.length > 0;
}
