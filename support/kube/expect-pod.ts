import type { V1Pod } from '@kubernetes/client-node';
import { isEqual, show } from '../assert';
import { explainPod, notedOf } from '../diagnosis/explain-pod';
import type { FactObserved } from '../diagnosis/fact-rules';
import { diagnose, type RuleTable } from '../diagnosis/rule';
import { TaskFailed } from '../errors';
import { lookBy } from '../evidence/looks';
import type { LabRun } from '../run';
import { awaitPod } from './await-pod';
import { kubectlLines } from './kubectl-lines';

// What a running pod tells of itself is there at once, or a moment later.
const FACT_SECONDS = 10;

/** A fact about a pod, and what is told where it is not so. */
export interface Fact {
  /** One plain sentence. */
  wrong: string;
  cause: string;
  /** What it may come from. */
  rules?: RuleTable<FactObserved>;
}

/** Waits until a fact about the pod is as expected. @throws TaskFailed with the fact as last seen */
export async function expectPod<T>(run: LabRun, name: string, fact: Fact, actual: (pod: V1Pod) => T | Promise<T>, expected: T): Promise<void> {
  const { namespace } = run.lab.names;
  lookBy(kubectlLines.describe(name, namespace));
  let observed: FactObserved | undefined;
  const look = async (pod: V1Pod | undefined) => {
    if (!pod) throw await explainPod(run, name, undefined);
    const seen = await actual(pod);
    if (isEqual(seen, expected)) return { done: true as const };
    if (fact.rules) observed = { name, namespace, pod, events: await notedOf(await run.cluster(), pod) };
    return { notYet: show(seen) };
  };
  await awaitPod(run, name, look, {
    what: fact.wrong,
    within: FACT_SECONDS,
    otherwise: (trouble) => new TaskFailed({
      ...trouble,
      cause: fact.cause,
      reason: fact.wrong,
      expected: show(expected),
      look: kubectlLines.describe(name, namespace),
      next: `compare its manifest with the lab, delete pod ${name} and create it again`,
      ...(observed && fact.rules ? diagnose(fact.rules, observed) : {}),
    }),
  });
}
