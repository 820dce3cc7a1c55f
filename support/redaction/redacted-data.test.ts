import { test } from 'node:test';
import { expect } from 'chai';
import { redactedData } from './redacted-data';

/** Data before and after redaction; the redaction of the texts themselves is not tested here. */
const CASES: readonly { what: string; data: object; told: object }[] = [
  { what: 'a Secret', data: { kind: 'Secret', data: { a: 'canary' }, type: 'Opaque' }, told: { kind: 'Secret', data: { a: '[redacted: Secret data]' }, type: 'Opaque' } },
  {
    what: 'a list of Secrets whose items have no kind',
    data: { kind: 'SecretList', items: [{ metadata: { name: 'a' }, data: { a: 'canary' } }, { stringData: { b: 'canary' } }] },
    told: { kind: 'SecretList', items: [{ metadata: { name: 'a' }, data: { a: '[redacted: Secret data]' } }, { stringData: { b: '[redacted: Secret data]' } }] },
  },
  { what: 'headers', data: { Authorization: 'Digest response="canary"', cookie: 'a=canary', 'set-cookie': ['a=canary; Path=/'], host: 'a' }, told: { Authorization: '[redacted: Authorization]', cookie: '[redacted: cookie]', 'set-cookie': ['[redacted: set-cookie]'], host: 'a' } },
  { what: 'an environment', data: { env: [{ value: 'canary', name: 'PASS' }, { name: 'PASS', value: '3' }]}, told: { env: [{ value: '[redacted: value]', name: 'PASS' }, { name: 'PASS', value: '3' }]} },
  { what: 'data without secrets', data: { kind: 'List', items: [{ kind: 'ConfigMap', data: { port: '3000' } }], dependencies: { cookie: '^0.7.1' } }, told: { kind: 'List', items: [{ kind: 'ConfigMap', data: { port: '3000' } }], dependencies: { cookie: '^0.7.1' } } },
];

for (const { what, data, told } of CASES) {
  test(`redacted data: ${what}`, () => {
    const once = redactedData(data, (text) => text);
    expect(once).to.deep.equal(told);
    expect(redactedData(once, (text) => text), 'once is enough').to.deep.equal(once);
  });
}
