import { redact } from './redact';
import { redactedData } from './redacted-data';
import { redactedError, redactedProblem } from './redacted-error';
import type { Problem } from '../errors/errors';
import { truncate } from './truncate';
import { plainText } from './plain-text';

/** Of an error, or of a text in data, so many characters at each end are told. */
const HALF_OF_PART = 4000;

/** A text as it may be shown to anybody. First plain, for an escape may stand in a secret; cut last, for half a secret is not recognised. */
export function sanitize(text: string): string {
  return truncate(redact(plainText(text)));
}

export function sanitizeProblem(problem: Problem): Problem {
  return redactedProblem(problem, part);
}

export function sanitizeError(thrown: unknown): unknown {
  return redactedError(thrown, part);
}

/** Stays data: only the texts in it are changed. */
export function sanitizeData<T>(data: T): T {
  return redactedData(data, part);
}

function part(text: string): string {
  return truncate(redact(plainText(text)), HALF_OF_PART);
}
