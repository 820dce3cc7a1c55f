import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import { runCheck } from './run-check';
import { keepEnvironment } from '../../../test/kit/environment';

const putBack = keepEnvironment();
let temporary: string;

// A folder of its own, so that what other tests make there meanwhile does not count.
before(() => {
  temporary = mkdtempSync(join(tmpdir(), 'labspec-check-test-'));
  process.env['TMPDIR'] = temporary;
});
after(() => {
  putBack();
  rmSync(temporary, { recursive: true });
});

async function failure(worldParameters: Record<string, unknown>): Promise<EnvironmentError> {
  const error = await runCheck({ tasks: [1], worldParameters, signal: new AbortController().signal }).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(EnvironmentError);
  return error as EnvironmentError;
}

test('what keeps all of a check from being done is its reason, and nothing is left of it', async () => {
  expect((await failure({ folder: '/no/such/folder' })).problem).to.include({ reason: 'Nothing could be checked: There is no folder /no/such/folder' });
  expect(readdirSync(temporary).filter((name) => name.startsWith('labspec-run-'))).to.deep.equal([]);
});

test('a check that could not start is an error of the environment, without a stack', async () => {
  for (const file of ['../cucumber/configuration.cjs', '../../../cucumber.js']) delete require.cache[require.resolve(file)];
  process.env['LABSPEC_WORLD'] = '{';
  try {
    expect((await failure({})).message).to.match(/^Nothing could be checked\n +seen: .*JSON/).and.to.contain('npx labspec doctor').and.not.match(/^ +at /m);
  } finally {
    delete process.env['LABSPEC_WORLD'];
  }
});
