import { test } from 'node:test';
import type { World } from '@cucumber/cucumber';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../errors/errors';
import { ApiRefused } from '../platform/kubernetes/api-error';
import { LATER_THENS } from '../results/task-results';
import { readRunError } from '../results/read-run-error';
import { plainText } from './plain-text';
import { safeAttach } from '../runtime/evidence/safe-attach';
import { sanitize, sanitizeError } from './sanitize';

test('an error for people keeps its class, with redacted parts and without its cause', () => {
  const trouble = { cause: 'token-wrong', reason: 'It says Bearer canary0123456789', subject: 'TOKEN=canary', seen: 'password: canary\nport: 1', next: 'export MY_TOKEN=canary' };
  const told = sanitizeError(Object.assign(new ApiRefused(trouble), { cause: new Error('canary') })) as ApiRefused;
  expect(told).to.be.instanceOf(ApiRefused).and.instanceOf(EnvironmentError).and.have.property('name', 'EnvironmentError');
  expect(told.constructor.name).to.equal('ApiRefused');
  expect(JSON.stringify([told.message, told.stack, told.problem])).not.to.contain('canary');
  expect(told.cause).to.equal(undefined);
  expect(readRunError(told.message)).to.deep.equal({ reason: 'It says Bearer [redacted: bearer token] (TOKEN=[redacted: TOKEN])', seen: 'password: [redacted: password]\nport: 1', next: 'export MY_TOKEN=[redacted: MY_TOKEN]', cause: 'token-wrong' });
});

test('any other error keeps its class, and so does its cause', () => {
  const told = sanitizeError(new TypeError('TOKEN=canary', { cause: new RangeError('API_KEY=canary') })) as TypeError;
  expect(told).to.be.instanceOf(TypeError).and.have.property('message', 'TOKEN=[redacted: TOKEN]');
  expect(told.stack).to.contain('    at ').and.not.to.contain('canary');
  expect(told.cause).to.be.instanceOf(RangeError).with.property('message', 'API_KEY=[redacted: API_KEY]');
  expect(sanitizeError('TOKEN=canary')).to.equal('TOKEN=[redacted: TOKEN]');
  expect(sanitizeError(undefined)).to.equal(undefined);
});

test('the original error stays unchanged', () => {
  const thrown = new TaskFailed({ reason: 'Bad', seen: 'TOKEN=canary', next: 'fix it' });
  sanitizeError(thrown);
  expect(thrown.problem.seen).to.equal('TOKEN=canary');
});

test('a long part of an error is cut in the middle', () => {
  const { message } = sanitizeError(new TaskFailed({ reason: 'Bad', seen: 'x\n'.repeat(100_000), next: 'fix it' })) as TaskFailed;
  expect(message.length).to.be.lessThan(200_000);
  expect(message).to.contain('characters left out');
});

test('control characters have no effect', () => {
  expect(plainText('\u001b[2J\u001b]0;title\u0007\u001b[31mred\u001b[0m\r\ntwo\rthree\u0000\u0008')).to.equal('red\ntwo\nthree\ufffd\ufffd');
  expect(plainText('\ud800 and \ufffe')).to.equal('\ufffd and \ufffd');
  expect(plainText('✓ Hello\tWorld\n')).to.equal('✓ Hello\tWorld\n');
});

test('a text is redacted before it is cut, so half a secret is not shown', () => {
  const told = sanitize(`${'x'.repeat(9990)} TOKEN=canarycanarycanary\n${'x'.repeat(20_000)}`);
  expect(told).to.contain('characters left out').and.not.to.contain('can');
});

test('of a text of many million characters, no end of a secret is shown', () => {
  const told = sanitize(`one\nTOKEN=${'canary'.repeat(4_000_000)}`);
  expect(told).to.contain('one\nTOKEN=[redacted: TOKEN]\n').and.not.to.contain('can');
  expect(sanitize(`one\n${'x'.repeat(4_000_000)}\ntwo`)).to.match(/^one\n[^]*left out[^]*\ntwo$/);
});

test('every attachment is redacted: texts, logs, data and encoded texts; a picture stays unchanged', () => {
  const attached: unknown[][] = [];
  const attach = safeAttach(((...args: unknown[]) => void attached.push(args)) as World['attach']);
  void attach('TOKEN=canary');
  void attach('TOKEN=canary', { mediaType: 'text/plain', fileName: 'a.txt' });
  void attach(Buffer.from('TOKEN=canary'), 'text/plain');
  void attach(Buffer.from('TOKEN=canary').toString('base64'), 'base64:text/plain');
  for (const [data] of attached) expect(data).to.equal('TOKEN=[redacted: TOKEN]');
  expect(attached.map(([, how]) => how)).to.deep.equal([{ mediaType: 'text/plain' }, { mediaType: 'text/plain', fileName: 'a.txt' }, { mediaType: 'text/plain' }, { mediaType: 'text/plain' }]);

  void attach(JSON.stringify({ token: 'canary', log: 'x'.repeat(50_000) }), { mediaType: 'text/plain', fileName: 'observed.json' });
  const data = JSON.parse(attached.at(-1)?.[0] as string) as Record<string, string>;
  expect(data['token']).to.equal('[redacted: token]');
  expect(data['log']).to.contain('characters left out');

  const picture = Buffer.from([0x89, 0x50]);
  void attach(picture, 'image/png');
  expect(attached.at(-1)?.[0]).to.equal(picture);
  void attach('[{"text":"TOKEN=1234"}]', { mediaType: 'text/plain', fileName: LATER_THENS });
  expect(attached.at(-1)?.[0]).to.equal('[{"text":"TOKEN=1234"}]');
});

test('characters that reverse the text direction are shown by their numbers', () => {
  expect(plainText('port \u202e1003\u202c, \u2067x\u2069')).to.equal(String.raw`port \u{202e}1003\u{202c}, \u{2067}x\u{2069}`);
});
