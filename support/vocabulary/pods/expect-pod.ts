import type { V1Pod } from '@kubernetes/client-node';
import { isEqual, show } from '../../errors/check-equal';
import { causeOfPod, explainPod, notedOf } from './explain';
import type { FactObserved } from './fact-rules';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import { TaskFailed } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import type { Run } from '../../runtime/run';
import { awaitPod } from './await-pod';
import { kubectlLines } from '../../platform/kubernetes/kubectl-lines';

// A running pod shows its facts at once or a moment later.
const FACT_SECONDS = 10;

/** A fact about a pod, with the message if it does not hold. */
export interface Fact {
  /** The message: one plain sentence. */
  wrong: string;
  cause: string;
  /** The possible causes. */
  rules?: RuleTable<FactObserved>;
}

/** Waits until a fact about the pod is as expected. @throws TaskFailed with the fact as last seen */
export async function expectPod<T>(run: Run, name: string, fact: Fact, actual: (pod: V1Pod) => T | Promise<T>, expected: T): Promise<void> {
  const { namespace } = run.lab.names;
  noteShownCommand(kubectlLines.describe(name, namespace));
  let last: V1Pod | undefined;
  const look = async (pod: V1Pod | undefined) => {
    if (!pod) throw await explainPod(run, name, undefined);
    last = pod;
    const seen = await actual(pod);
    return isEqual(seen, expected) ? { done: true } : { notYet: show(seen) };
  };
  const isWrong = awaitPod(run, name, look, {
    what: fact.wrong,
    within: FACT_SECONDS,
    otherwise: (trouble) => new TaskFailed({
      ...trouble,
      cause: fact.cause,
      reason: fact.wrong,
      expected: show(expected),
      look: kubectlLines.describe(name, namespace),
      next: `compare its manifest with the lab, delete pod ${name} and create it again`,
    }),
  });
  await isWrong.catch(async (error: unknown) => {
    throw error instanceof TaskFailed && error.problem.cause === fact.cause && last ? await explained(run, error, last, fact.rules) : error;
  });
}

/** The error with its cause, if the pod itself shows it. A pod that keeps failing may run for a moment when labspec looks. */
async function explained(run: Run, error: TaskFailed, pod: V1Pod, rules: RuleTable<FactObserved> | undefined): Promise<TaskFailed> {
  const { name = '', namespace = '' } = pod.metadata ?? {};
  const known = hasFailed(pod) ? await causeOfPod(run, name) : undefined;
  if (known) return new TaskFailed({ ...error.problem, ...known });
  const fact = rules && diagnose(rules, { name, namespace, pod, events: await notedOf(await run.api(), pod) });
  return fact ? new TaskFailed({ ...error.problem, ...fact }) : error;
}

/** Whether a previous container of the pod ended with an error. */
function hasFailed({ status }: V1Pod): boolean {
  return status?.containerStatuses?.some(({ lastState }) => (lastState?.terminated?.exitCode ?? 0) !== 0) ?? false;
}
