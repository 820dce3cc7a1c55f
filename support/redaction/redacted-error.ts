import { LabError, TOLD_PARTS, type Problem } from '../errors/errors';
import { redactedData } from './redacted-data';

type Redact = (text: string) => string;

const DEEPEST_CAUSE = 10;

/**
 * What was thrown, as it may be told: an error of the same class, whose message, stack, and parts are redacted. An error for
 * people loses its cause, which is an error of some library; what it says is in the error's own words already.
 */
export function redactedError(thrown: unknown, redact: Redact, depth = 0): unknown {
  if (thrown instanceof LabError) return new (thrown.constructor as new (problem: Problem) => LabError)(redactedProblem(thrown.problem, redact));
  if (thrown instanceof Error) return redactedCopy(thrown, redact, depth);
  return redactedData(thrown, redact);
}

/** Its cause is a name, and what it was found from is not told with it. */
export function redactedProblem(problem: Problem, redact: Redact): Problem {
  const told: Problem = { ...problem, reason: redact(problem.reason) };
  for (const part of ['subject', ...TOLD_PARTS.filter((name) => name !== 'cause')] as const) if (problem[part] !== undefined) told[part] = redact(problem[part]);
  return told;
}

/** Of the same class, for reports tell it; with the fields that reports print. */
function redactedCopy(error: Error, redact: Redact, depth: number): Error {
  const { actual, expected, showDiff, code } = error as Error & Record<string, unknown>;
  const cause = error.cause === undefined || depth >= DEEPEST_CAUSE ? undefined : redactedError(error.cause, redact, depth + 1);
  const told: Record<string, unknown> = { name: error.name, message: redact(error.message), stack: redact(error.stack ?? error.message), code, showDiff, cause };
  for (const [name, value] of Object.entries({ actual, expected })) told[name] = redactedData(value, redact);
  const copy = Object.create(Object.getPrototypeOf(error) as object) as Error;
  for (const [name, value] of Object.entries(told)) if (value !== undefined) Object.defineProperty(copy, name, { value, writable: true, configurable: true });
  return copy;
}
