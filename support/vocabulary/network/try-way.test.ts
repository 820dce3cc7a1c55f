import { test } from 'node:test';
import { expect } from 'chai';
import { outcome } from './try-way';

test('what curl, wget and bash say is understood', () => {
  expect(outcome(0, "'/dev/null' saved")).to.equal('reached');
  expect([outcome(1, "wget: can't connect to remote host (10.0.0.1): Connection refused"), outcome(7, 'curl: (7) Failed to connect to web port 80: Connection refused'), outcome(1, '/dev/tcp/web/81: Connection refused')]).to.deep.equal(['refused', 'refused', 'refused']);
  expect([outcome(1, "wget: bad address 'wep'"), outcome(6, 'curl: (6) Could not resolve host: wep'), outcome(1, 'bash: wep: Name or service not known')]).to.deep.equal(['no such name', 'no such name', 'no such name']);
  expect([outcome(143, 'Connecting to web (10.96.0.7:80)'), outcome(124, ''), outcome(28, 'curl: (28) Connection timed out after 3001 milliseconds')]).to.deep.equal(['no answer', 'no answer', 'no answer']);
  expect(outcome(1, 'wget: server returned error: HTTP/1.1 404 Not Found')).to.equal('reached');
  expect(outcome(127, '')).to.equal('no program');
});
