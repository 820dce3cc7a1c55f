// Prints one line of JSON for each test that has ended, and for each suite that fails by itself; run-file.ts reads them.
'use strict';

module.exports = async function* events(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { error } = data.details;
    const isSuite = data.details.type === 'suite';
    // A suite fails if one of its tests fails; only a failed hook of the suite counts as one more failure.
    if (isSuite && error?.failureType !== 'hookFailed') continue;
    yield `${JSON.stringify({ passed: type === 'test:pass', name: data.name, seconds: data.details.duration_ms / 1000, error: error && describe(error.cause ?? error) })}\n`;
  }
};

function describe(error) {
  const where = String(error.stack ?? '').split('\n').find((line) => /^\s+at .*\.test\.ts:\d+/.test(line));
  return { message: String(error.message ?? error), expected: text(error.expected), seen: text(error.actual), where: where?.trim() };
}

function text(value) {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}
