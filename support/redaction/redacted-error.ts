import { LabError, TOLD_PARTS, type Problem } from '../errors/errors';
import { redactedData } from './redacted-data';

type Redact = (text: string) => string;

const DEEPEST_CAUSE = 10;

/**
 * An error that people may see: of the same class, with a redacted message, stack and parts. An error for people loses its
 * cause, an error of some library, because its own words already contain the library's message.
 */
export function redactedError(thrown: unknown, redact: Redact, depth = 0): unknown {
  if (thrown instanceof LabError) return new (thrown.constructor as new (problem: Problem) => LabError)(redactedProblem(thrown.problem, redact));
  if (thrown instanceof Error) return redactedCopy(thrown, redact, depth);
  return redactedData(thrown, redact);
}

/** The cause is just a name, and the observations are not part of the text, so neither is redacted. */
export function redactedProblem(problem: Problem, redact: Redact): Problem {
  const told: Problem = { ...problem, reason: redact(problem.reason) };
  for (const part of ['subject', ...TOLD_PARTS.filter((name) => name !== 'cause')] as const) if (problem[part] !== undefined) told[part] = redact(problem[part]);
  return told;
}

/** A copy of the same class, which reports show, with the fields that reports print. */
function redactedCopy(error: Error, redact: Redact, depth: number): Error {
  const { actual, expected, showDiff, code } = error as Error & Record<string, unknown>;
  const cause = error.cause === undefined || depth >= DEEPEST_CAUSE ? undefined : redactedError(error.cause, redact, depth + 1);
  const told: Record<string, unknown> = { name: error.name, message: redact(error.message), stack: redact(error.stack ?? error.message), code, showDiff, cause };
  for (const [name, value] of Object.entries({ actual, expected })) told[name] = redactedData(value, redact);
  const copy = Object.create(Object.getPrototypeOf(error) as object) as Error;
  for (const [name, value] of Object.entries(told)) if (value !== undefined) Object.defineProperty(copy, name, { value, writable: true, configurable: true });
  return copy;
}
