import { TestStepResultStatus, type TestStepResult } from '@cucumber/messages';

export type Verdict = 'passed' | 'failed' | 'error' | 'not checked';

const BY_ERROR: Record<string, Verdict> = { TaskFailed: 'failed', NotChecked: 'not checked' };
const FROM_GOOD_TO_BAD: Verdict[] = ['passed', 'not checked', 'error', 'failed'];

/**
 * The verdict of a step's result, from the class of the error. An error of any other class is never the student's fault.
 * Undefined for a step that was skipped because an earlier one did not pass.
 */
export function verdictOf({ status, exception }: Pick<TestStepResult, 'status' | 'exception'>): Verdict | undefined {
  if (status === TestStepResultStatus.PASSED) return 'passed';
  if (status === TestStepResultStatus.SKIPPED) return undefined;
  return BY_ERROR[exception?.type ?? ''] ?? 'error';
}

/** The verdict of a step that threw an error. */
export function verdictOfError(thrown: unknown): Verdict {
  return BY_ERROR[thrown instanceof Error ? thrown.name : ''] ?? 'error';
}

export function worst(one: Verdict, other: Verdict): Verdict {
  return FROM_GOOD_TO_BAD.indexOf(one) > FROM_GOOD_TO_BAD.indexOf(other) ? one : other;
}
