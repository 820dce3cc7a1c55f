import type { Envelope } from '@cucumber/messages';
import { redact } from '../redaction/redact';
import { redactedData } from '../redaction/redacted-data';

/**
 * Redacts the result of a step before any report sees it. cucumber-js itself catches an error that is thrown where no step waits for it, so that
 * error skips the other redaction.
 */
export function sanitizeResult({ testStepFinished }: Envelope): void {
  if (testStepFinished) testStepFinished.testStepResult = redactedData(testStepFinished.testStepResult, redact);
}
