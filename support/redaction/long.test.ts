import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { expect } from 'chai';
import { runsEverything } from '../../test/kit/more';
import { knownOf } from './known';
import { redacted } from './redacted';
import { sanitize } from './sanitize';

const BYTES = runsEverything ? 1_000_000 : 200_000;
const LONG = BYTES * 2;
const VERY_LONG = BYTES * 20;
const KNOWN = knownOf({ DB_PASSWORD: 'canary-1234' }, ['/home/eve']);

// Node stops to optimise patterns once it has compiled many of them, and then needs far more memory for a long match.
setFlagsFromString('--no-regexp-optimization');

/** Texts that repeat the beginning of a secret without its end: a pattern that looks too far back or ahead takes for ever. */
const BEGINNINGS = ['a', 'token: >-\n  ', 'token: |\n', '"token: >', "'token: '", "token: 'a\n ", 'token: |\\n ', '"token: "a\\n', 'value: |\n', '- value: |\n  a\n', '- value: |\n    a\n', '  value: |\n   value: |\n    value: |\n\n', 'value: >- ', 'client-key-data: a\n ', '"client-key-data: ', 'client-key-data:\n', ' ', '-', '"', '\\', '\n', 'token', 'token ', 'token=', 'token: ', '"token":"', '{"data":{', 'kind: Secret "data":{"', 'kind: Secret\n', 'kind: Secret data: {', 'kind: Secret\ndata: {a: "', "kind: Secret data: {a: '", 'kind: SecretList "data":{"a":"b"},', "kind: Secret data: {'", 'value:', 'value: a', 'value: "', 'value:\\"', "value: 'a", 'value: a, ', '\nvalue: a', '"value":"a",', 'value: a name: TOKEN ', 'value: a\n name: ', '- name: TOKEN\n  value: ', '--token ', '--token "', "--token '", '"--token","', '"--token",\\"', '"--token" - ', '--token\n- ', '-e PASS=', 'PASS=', 'pass ', 'eyJ', 'eyJaaaaaaaa.', 'Bearer ', 'Bearer a', 'Authorization:', 'Authorization: a="', '"Authorization: ', '"Authorization":"', '\\"Authorization: Digest a=\\"b', "'cookie:a=", 'Cookie: a', 'Cookie: a=b;', '"set-cookie":["', '-----BEGIN A-----', '-----END A-----', '-----BEGIN A-----\n', 'QUJDREVGR0g=\n', '://a:', '"auth":"', 'name: TOKEN ', 'ENV TOKEN ', "'/home/eve/", '/home/eve', 'client-key-data:', '[redacted: ', 'data:\n  a: b\nkind: Secret\n', 'AKIA', 'ghp_', "token: ''", "''", 'basic YWFhYWFhYWFh ', 'auth: YWFhYWFh', '"authorization":["', 'X-Api-Key: ', 'token: &a ', 'token: !a\n ', '#8 [1/2] ENV TOKEN ', `-----BEGIN A-----\n#8 0.3 ${'MIIc'.repeat(16)}\n`, `#8 0.3 ${'MIIc'.repeat(16)}\n-----END A-----`, 'Proc-Type: 4\n', '\\n'];

for (const beginning of BEGINNINGS) {
  test(`repeating ${JSON.stringify(beginning)} takes little time`, () => {
    // With a word that activates every rule.
    expect(redacted(`token\n${beginning.repeat(BYTES / beginning.length)}`, KNOWN)).to.be.a('string');
  });
}

for (const beginning of ['', 'token: |\n  ', 'token: \'', 'token: "', 'client-key-data: ', 'value: ', 'value: "', '--token ', '"--token","', '-e PASS=', 'token=', '"token":"', 'eyJ', 'eyJaaaaaaaa.', 'Bearer 1', 'Authorization: ', '"Authorization: ', "{authorization: '", '"x Authorization: a="', 'Cookie: a=', '"set-cookie":["', '-----BEGIN A-----', 'ghp_', 'kind: Secret data: {a: ', "kind: Secret data: {a: '", '{"kind":"Secret","data":{"']) {
  test(`a long text after ${JSON.stringify(beginning)} takes little time`, () => {
    expect(redacted(beginning + 'a'.repeat(LONG), KNOWN)).to.be.a('string');
    expect(sanitize(beginning + 'a'.repeat(VERY_LONG))).to.be.a('string');
  });
}

for (const sign of ['{', '"', "'", ',"', ':\\"', ' ', '\\n', '\\', '},']) {
  test(`a Secret that continues with many ${JSON.stringify(sign)} takes little time`, () => {
    expect(redacted(`kind: Secret\ndata: {${sign.repeat(BYTES / sign.length)}`, KNOWN)).to.be.a('string');
  });
}

test('2 MB of a log take little time and stay unchanged', () => {
  const line = '2026-11-24T10:00:00Z GET /hello?port=3000 200 "Hello World" from 10.244.1.5\n';
  const log = line.repeat(LONG / line.length);
  expect(redacted(log, KNOWN) === log).to.equal(true);
});
