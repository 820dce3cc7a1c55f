import { test } from 'node:test';
import { TestStepResultStatus, type Envelope } from '@cucumber/messages';
import { expect } from 'chai';
import { sanitizeResult } from './sanitize-result';

test('an error that cucumber-js has caught itself is told without its secrets, wherever they are in it', () => {
  const said = 'Error: DB_PASSWORD=canary, Authorization: Bearer canary0123456789';
  const envelope: Envelope = {
    testStepFinished: {
      testCaseStartedId: 'a',
      testStepId: 'b',
      timestamp: { seconds: 1, nanos: 2 },
      testStepResult: { status: TestStepResultStatus.FAILED, duration: { seconds: 0, nanos: 3 }, message: said, exception: { type: 'Error', message: said, stackTrace: said } },
    },
  };
  sanitizeResult(envelope);
  expect(JSON.stringify(envelope)).to.contain('[redacted: DB_PASSWORD]').and.not.contain('canary');
  expect(envelope.testStepFinished).to.deep.include({ testStepId: 'b', timestamp: { seconds: 1, nanos: 2 } });
  expect(envelope.testStepFinished?.testStepResult).to.include({ status: 'FAILED' }).and.have.deep.property('duration', { seconds: 0, nanos: 3 });
});
