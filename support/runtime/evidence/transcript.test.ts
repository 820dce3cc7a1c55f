import { test } from 'node:test';
import { expect } from 'chai';
import type { CommandRecord } from '../../system/command/command-record';
import { truncate } from '../../redaction/truncate';
import { transcriptText } from './transcript';

const record: CommandRecord = { commandLine: 'docker stop hello', cwd: '/', exitCode: 0, outcome: 'exited', seconds: 0.42, stdout: 'hello\n', stderr: '', output: 'hello\n' };

test('a transcript reads like a terminal', () => {
  expect(transcriptText([record])).to.equal('(in /)\n$ docker stop hello\nhello\n(exit code 0, 0.4 s)\n');
  expect(transcriptText([record, record, { ...record, cwd: '/tmp' }]).match(/^\(in .*/gm)).to.deep.equal(['(in /)', '(in /tmp)']);
});

test('lines are commands of their own, but a heredoc is one', () => {
  const two = transcriptText([{ ...record, commandLine: 'export port=3001\nnpm start $port &', output: '' }]);
  expect(two).to.contain('$ export port=3001\n$ npm start');
  expect(transcriptText([{ ...record, commandLine: 'tee f <<"EOF"\ntext\nEOF' }])).to.contain('$ tee f <<"EOF"\ntext\nEOF\n');
});

test('a command that was ended has no exit code', () => {
  expect(transcriptText([{ ...record, exitCode: undefined, outcome: 'timed out' }])).to.contain('(timed out, 0.4 s)');
});

test('a long text loses its middle, and says how much', () => {
  expect(truncate('abcdefghij', 3)).to.equal('abc\n... 4 characters left out ...\nhij');
  expect(truncate('abcdef', 3)).to.equal('abcdef');
});
