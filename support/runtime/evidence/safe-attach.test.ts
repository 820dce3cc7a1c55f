import { test } from 'node:test';
import { expect } from 'chai';
import { safeAttach } from './safe-attach';

const SECRET = 'MY_TOKEN=canary';
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

function attached(data: unknown, how: unknown): string {
  const given: unknown[] = [];
  const attach = safeAttach(((...args: unknown[]) => given.push(...args)) as unknown as Parameters<typeof safeAttach>[0]);
  (attach as (...args: unknown[]) => unknown)(data, how);
  return JSON.stringify(given);
}

test('whatever may be a text is told without its secrets, of whatever type it is said to be', () => {
  for (const type of ['text/plain', 'TEXT/PLAIN', 'application/json', 'application/x-yaml', 'application/vnd.api+json', 'image/svg+xml']) {
    expect(attached(SECRET, type), type).to.contain('[redacted: MY_TOKEN]').and.not.contain('canary');
  }
  expect(attached(Buffer.from(SECRET).toString('base64'), 'base64:text/plain')).to.contain('[redacted: MY_TOKEN]');
});

test('so is the name of a file', () => {
  expect(attached('x', { mediaType: 'text/plain', fileName: SECRET })).not.to.contain('canary');
});

test('a picture stays as it is', () => {
  expect(attached(PICTURE, 'image/png')).to.equal(JSON.stringify([PICTURE, 'image/png']));
});
