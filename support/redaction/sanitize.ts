import { redact } from './redact';
import { redactedData } from './redacted-data';
import { redactedError, redactedProblem } from './redacted-error';
import type { Problem } from '../errors/errors';
import { truncate, withoutMiddle } from './truncate';
import { plainText } from './plain-text';

/** The number of characters to keep at each end of a text in an error or in data. */
const HALF_OF_PART = 4000;

/** A text that everyone may see. It is cut last, because half a secret is not recognised. */
export function sanitize(text: string): string {
  return truncate(safe(text));
}

export function sanitizeProblem(problem: Problem): Problem {
  return redactedProblem(problem, part);
}

export function sanitizeError(thrown: unknown): unknown {
  return redactedError(thrown, part);
}

/** Data stays data: only its texts change. */
export function sanitizeData<T>(data: T): T {
  return redactedData(data, part);
}

function part(text: string): string {
  return truncate(safe(text), HALF_OF_PART);
}

/** It is made plain first, because an escape may be inside a secret. */
function safe(text: string): string {
  return redact(withoutMiddle(plainText(text)));
}
