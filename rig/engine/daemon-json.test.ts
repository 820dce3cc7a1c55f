import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError } from '../../support/errors/errors';
import { choosesRuntime, withRuntime } from './daemon-json';

const NAME = 'runc-without-x';
const RUNTIME = { [NAME]: { path: '/p' } };
const merged = (text: string | undefined): unknown => JSON.parse(withRuntime(text, NAME, '/p'));

test('a machine without a configuration gets one with the runtime', () => {
  for (const nothing of [undefined, '', ' \n']) expect(merged(nothing)).to.deep.equal({ runtimes: RUNTIME, 'default-runtime': NAME });
});

test('what people configured stays', () => {
  const theirs = { 'log-driver': 'journald', runtimes: { nvidia: { path: '/n', runtimeArgs: ['-x'] } }, 'default-runtime': 'runc' };
  expect(merged(JSON.stringify(theirs))).to.deep.equal({ ...theirs, runtimes: { ...theirs.runtimes, ...RUNTIME }, 'default-runtime': NAME });
});

test('merging twice is merging once', () => {
  const once = withRuntime('{"debug": true}', NAME, '/p');
  expect(withRuntime(once, NAME, '/p')).to.equal(once);
});

test('a configuration that is no JSON object is left as it is, and told', () => {
  for (const broken of ['{"debug": true', '[]', 'null', '3']) {
    expect(() => withRuntime(broken, NAME, '/p'), broken).to.throw(EnvironmentError, 'daemon.json');
  }
});

test('a default runtime counts as chosen only if its program is there', () => {
  const config = (path: string): string => JSON.stringify({ runtimes: { mine: { path } }, 'default-runtime': 'mine' });
  expect(choosesRuntime(config(process.execPath))).to.be.true;
  expect(choosesRuntime(config('/no/such/program'))).to.be.false;
  expect(choosesRuntime('{"runtimes": {"mine": {"path": "/bin/sh"}}}')).to.be.false;
  expect(choosesRuntime(undefined)).to.be.false;
});
