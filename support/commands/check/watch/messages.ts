import { TestStepResultStatus, type Envelope, type Pickle, type TestCase } from '@cucumber/messages';

/** One run, made of the runs that looked at single tasks. */
export interface MergedRun {
  /** The messages of a dry run of the whole lab. */
  plan: readonly Envelope[];
  /** The messages of each run. */
  runs: readonly (readonly Envelope[])[];
  started: Date;
  ended: Date;
}

const RUN_ID = 'watch';

/**
 * Puts the messages of many runs into those of one, from which all of Cucumber's reports can be made. Each run has read the
 * features again, and given their scenarios new IDs: these are mapped back to the IDs of the plan. A scenario that the plan
 * does not have (its feature was changed since) is left out.
 */
export function mergedRun({ plan, runs, started, ended }: MergedRun): Envelope[] {
  const features = plan.filter(({ meta, source, gherkinDocument, pickle, parameterType }) => meta ?? source ?? gherkinDocument ?? pickle ?? parameterType);
  const pickles = new Map(plan.flatMap(({ pickle }) => (pickle ? [[keyOf(pickle), pickle]] : [])));
  const cases = runs.flatMap((run) => casesOf(run, pickles));
  const success = cases.every(({ testStepFinished }) => !testStepFinished || testStepFinished.testStepResult.status === TestStepResultStatus.PASSED);
  return [
    ...features,
    ...definitionsOf([plan, ...runs]),
    { testRunStarted: { id: RUN_ID, timestamp: timestampOf(started) } },
    ...cases,
    { testRunFinished: { testRunStartedId: RUN_ID, timestamp: timestampOf(ended), success } },
  ];
}

/** Steps and hooks, each once: runs of one process share them. */
function definitionsOf(runs: readonly (readonly Envelope[])[]): Envelope[] {
  const byId = new Map<string, Envelope>();
  for (const envelope of runs.flat()) {
    const id = envelope.stepDefinition?.id ?? envelope.hook?.id;
    if (id !== undefined) byId.set(id, envelope);
  }
  return [...byId.values()];
}

function casesOf(run: readonly Envelope[], pickles: ReadonlyMap<string, Pickle>): Envelope[] {
  const own = new Map(run.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle]] : [])));
  const cases = new Set<string>();
  const attempts = new Set<string>();
  return run.flatMap((envelope): Envelope[] => {
    if (envelope.testCase) {
      const testCase = planned(envelope.testCase, own.get(envelope.testCase.pickleId), pickles);
      if (testCase) cases.add(testCase.id);
      return testCase ? [{ testCase }] : [];
    }
    if (envelope.testCaseStarted && cases.has(envelope.testCaseStarted.testCaseId)) attempts.add(envelope.testCaseStarted.id);
    return attempts.has(attemptOf(envelope) ?? '') ? [envelope] : [];
  });
}

function attemptOf({ testCaseStarted, testStepStarted, testStepFinished, attachment, testCaseFinished }: Envelope): string | undefined {
  return testCaseStarted?.id ?? (testStepStarted ?? testStepFinished ?? attachment ?? testCaseFinished)?.testCaseStartedId;
}

function planned(testCase: TestCase, from: Pickle | undefined, pickles: ReadonlyMap<string, Pickle>): TestCase | undefined {
  const to = from && pickles.get(keyOf(from));
  if (!to) return undefined;
  const ids = new Map(from.steps.map(({ id }, index) => [id, to.steps[index]?.id]));
  const testSteps = testCase.testSteps.map((step) => {
    const pickleStepId = ids.get(step.pickleStepId ?? '');
    return pickleStepId === undefined ? step : { ...step, pickleStepId };
  });
  return { ...testCase, testRunStartedId: RUN_ID, pickleId: to.id, testSteps };
}

/** The same scenario in every run: where it is written and its words. */
function keyOf({ uri, location, name, steps }: Pickle): string {
  return [`${uri}:${location?.line ?? ''}`, name, ...steps.map(({ text }) => text)].join('\n');
}

function timestampOf(date: Date): { seconds: number; nanos: number } {
  return { seconds: Math.floor(date.getTime() / 1000), nanos: date.getMilliseconds() * 1_000_000 };
}
