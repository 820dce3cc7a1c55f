import type { Envelope } from '@cucumber/messages';
import { TestStepResultStatus } from '@cucumber/messages';

/** The messages of a run, with the features that have failures before the others: pages list features as they come. */
export function failuresFirst(messages: readonly Envelope[]): Envelope[] {
  const failed = urisWithFailures(messages);
  const documents = messages.filter(({ gherkinDocument }) => gherkinDocument);
  const sorted = [...documents].sort((one, other) => rank(one, failed) - rank(other, failed));
  let next = 0;
  return messages.map((message) => (message.gherkinDocument ? (sorted[next++] ?? message) : message));
}

function rank({ gherkinDocument }: Envelope, failed: ReadonlySet<string>): number {
  return failed.has(gherkinDocument?.uri ?? '') ? 0 : 1;
}

function urisWithFailures(messages: readonly Envelope[]): Set<string> {
  const uriOfPickle = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.uri] as const] : [])));
  const pickleOfCase = new Map(messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId] as const] : [])));
  const caseOfAttempt = new Map(messages.flatMap(({ testCaseStarted }) => (testCaseStarted ? [[testCaseStarted.id, testCaseStarted.testCaseId] as const] : [])));
  const failed = messages.flatMap(({ testStepFinished }) => (testStepFinished?.testStepResult.status === TestStepResultStatus.FAILED ? [testStepFinished.testCaseStartedId] : []));
  return new Set(failed.map((attempt) => uriOfPickle.get(pickleOfCase.get(caseOfAttempt.get(attempt) ?? '') ?? '') ?? ''));
}
