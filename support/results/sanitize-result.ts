import type { Envelope } from '@cucumber/messages';
import { redact } from '../redaction/redact';
import { redactedData } from '../redaction/redacted-data';

/**
 * Makes the result of a step one that may be told, before any report has it: an error that is thrown where no step waits for it does not
 * pass where the others are redacted, for cucumber-js itself catches it.
 */
export function sanitizeResult({ testStepFinished }: Envelope): void {
  if (testStepFinished) testStepFinished.testStepResult = redactedData(testStepFinished.testStepResult, redact);
}
