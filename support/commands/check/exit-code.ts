import type { Verdict } from '../../errors/verdict';

/** 0 all passed, 1 some failed, 2 the environment is at fault, 3 some could not be checked; the first of 1, 2, 3 that holds. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  if (verdicts.includes('failed')) return 1;
  if (verdicts.includes('error')) return 2;
  return verdicts.includes('not checked') ? 3 : 0;
}
