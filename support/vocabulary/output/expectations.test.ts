import { test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../system/command/command-record';
import * as output from './expectations';

function record(stdout: string, stderr = '', exitCode = 0): CommandRecord {
  return { commandLine: 'x', cwd: '/', exitCode, outcome: 'exited', seconds: 0, stdout, stderr, output: stdout + stderr };
}

test('Hello World is a whole line, ended by a newline, from a command that succeeded', () => {
  const { metBy } = output.line('Hello World');
  expect(metBy(record('Hello World\n'))).to.equal(true);
  expect(metBy(record('Hello World'))).to.equal(false);
  expect(metBy(record('Hello World!\n'))).to.equal(false);
  expect(metBy(record('Hello World\n', '', 1))).to.equal(false);
});

test('a text is seen with more blanks between its words, and not across lines', () => {
  const { metBy } = output.containing('Open: yes');
  expect(metBy(record('Shop\nOpen:\t  yes\n'))).to.equal(true);
  expect(metBy(record('Open:yes\n'))).to.equal(false);
  expect(metBy(record('Open:\nyes\n'))).to.equal(false);
});

test('empty lines do not count as the last line', () => {
  const { metBy } = output.endingWith('Server running');
  expect(metBy(record('> npm\nServer running\n\n'))).to.equal(true);
  expect(metBy(record('Server running\nError\n'))).to.equal(false);
});

test('the lines are exactly these, also with the line ends of a terminal', () => {
  const { metBy } = output.justLines(['one', 'two']);
  expect(metBy(record('one\r\ntwo\r\n'))).to.equal(true);
  expect(metBy(record('one\ntwo\nthree\n'))).to.equal(false);
  expect(metBy(record('two\none\n'))).to.equal(false);
});

test('error output must not be in the standard output', () => {
  const { metBy } = output.errorOutput('oh');
  expect(metBy(record('', 'oh\ncommand terminated with exit code 3\n', 3))).to.equal(true);
  expect(metBy(record('oh\n', 'oh\n'))).to.equal(false);
  expect(metBy(record('oh\n'))).to.equal(false);
});

test('each line begins with a time, and there is at least one line', () => {
  const { metBy } = output.timedLines;
  expect(metBy(record('2026-11-26T02:15:50.123456789Z one\n2026-11-26T02:15:51Z two\n'))).to.equal(true);
  expect(metBy(record('2026-11-26T02:15:50.123456789Z one\ntwo\n'))).to.equal(false);
  expect(metBy(record(''))).to.equal(false);
});

test('only 64 hex digits are a container ID', () => {
  expect(output.containerId.metBy(record(`${'a1'.repeat(32)}\n`))).to.equal(true);
  expect(output.containerId.metBy(record('a1b2\n'))).to.equal(false);
});

test('both wordings of a deletion count, and only for that pod', () => {
  const { metBy } = output.podDeleted('bb');
  expect(metBy(record('pod "bb" deleted\n'))).to.equal(true);
  expect(metBy(record('pod "bb" deleted from default namespace\n'))).to.equal(true);
  expect(metBy(record('pod "hello" deleted\n'))).to.equal(false);
});

test('only wget’s own refusal counts, not one from kubectl or a broken exec', () => {
  expect(output.refused.metBy(record('', "wget: can't connect to remote host (10.244.1.2): Connection refused\n", 1))).to.equal(true);
  expect(output.refused.metBy(record('', 'The connection to the server 127.0.0.1:6443 was refused\n', 1))).to.equal(false);
  expect(output.refused.metBy(record('', 'error: unable to upgrade connection: container not found ("bb")\n', 1))).to.equal(false);
});
