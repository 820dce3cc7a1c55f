import type { V1Pod } from '@kubernetes/client-node';
import { isEqual, show } from '../assert';
import { explainPod } from '../diagnosis/explain-pod';
import { TaskFailed } from '../errors';
import { lookBy } from '../evidence/looks';
import type { LabRun } from '../run';
import { awaitPod } from './await-pod';
import { kubectlLines } from './kubectl-lines';

// What a running pod tells of itself is there at once, or a moment later.
const FACT_SECONDS = 10;

/** A fact about a pod, by its name in words, and the cause where it is another. */
export interface Fact {
  name: string;
  cause: string;
}

/** Waits until a fact about the pod is as expected. @throws TaskFailed with the fact as last seen */
export async function expectPod<T>(run: LabRun, name: string, fact: Fact, actual: (pod: V1Pod) => T | Promise<T>, expected: T): Promise<void> {
  const { namespace } = run.lab.names;
  lookBy(kubectlLines.describe(name, namespace));
  const look = async (pod: V1Pod | undefined) => {
    if (!pod) throw await explainPod(run, name, undefined);
    const seen = await actual(pod);
    return isEqual(seen, expected) ? { done: true } : { notYet: show(seen) };
  };
  await awaitPod(run, name, look, {
    what: `Pod ${name} has the right ${fact.name}`,
    within: FACT_SECONDS,
    otherwise: (trouble) => new TaskFailed({
      ...trouble,
      cause: fact.cause,
      reason: `Pod ${name} has another ${fact.name}`,
      expected: show(expected),
      look: kubectlLines.describe(name, namespace),
      next: `compare its manifest with the lab, delete pod ${name} and create it again`,
    }),
  });
}
