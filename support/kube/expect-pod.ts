import type { V1Pod } from '@kubernetes/client-node';
import { isEqual, show } from '../assert';
import { TaskFailed } from '../errors';
import type { LabRun } from '../run';
import { awaitPod } from './await-pod';

// What a running pod tells of itself is there at once, or a moment later.
const FACT_SECONDS = 10;

/** Waits until a fact about the pod is as expected. @throws TaskFailed with the fact as last seen */
export async function expectPod<T>(run: LabRun, name: string, fact: string, actual: (pod: V1Pod) => T | Promise<T>, expected: T): Promise<void> {
  const look = async (pod: V1Pod | undefined) => {
    if (!pod) return { notYet: `there is no pod ${name}` };
    const seen = await actual(pod);
    return isEqual(seen, expected) ? { done: true } : { notYet: show(seen) };
  };
  await awaitPod(run, name, look, {
    what: `Pod ${name} has the right ${fact}`,
    within: FACT_SECONDS,
    otherwise: (trouble) => new TaskFailed({ ...trouble, reason: `Pod ${name} has another ${fact}`, expected: show(expected) }),
  });
}
