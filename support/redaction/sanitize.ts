import { redact } from './redact';
import { redactedData } from './redacted-data';
import { redactedError, redactedTrouble } from './redacted-error';
import type { Trouble } from '../errors/errors';
import { capped } from './truncate';
import { harmless } from './plain-text';

/** Of an error, or of a text in data, so many characters at each end are told. */
const HALF_OF_PART = 4000;

/** A text as it may be shown to anybody. First plain, for an escape may stand in a secret; cut last, for half a secret is not recognised. */
export function tellable(text: string): string {
  return capped(redact(harmless(text)));
}

export function tellableTrouble(trouble: Trouble): Trouble {
  return redactedTrouble(trouble, part);
}

export function tellableError(thrown: unknown): unknown {
  return redactedError(thrown, part);
}

/** Stays data: only the texts in it are changed. */
export function tellableData<T>(data: T): T {
  return redactedData(data, part);
}

function part(text: string): string {
  return capped(redact(harmless(text)), HALF_OF_PART);
}
