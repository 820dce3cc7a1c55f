import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { allProcesses, commandLineOf } from '../process/process-identity';
import { commandFailed, mustSucceed, runCommand } from './run-command';
import { summary } from './command-record';

test('a command that worked and one that failed leave the same record', async () => {
  const good = await runCommand('sh', ['-c', 'echo out; echo err >&2']);
  const bad = await runCommand('sh', ['-c', 'echo out; echo err >&2; exit 3']);
  expect(Object.keys(bad)).to.deep.equal(Object.keys(good));
  expect(good).to.include({ exitCode: 0, outcome: 'exited', stdout: 'out\n', stderr: 'err\n' });
  expect(bad).to.include({ exitCode: 3, outcome: 'exited' });
});

test('the command line can be pasted into a shell', async () => {
  const record = await runCommand('printf', ['%s', "it's $HOME"]);
  const pasted = await runCommand('sh', ['-c', record.commandLine]);
  expect(pasted.stdout).to.equal("it's $HOME");
});

test('a program that is not there is the environment’s fault', async () => {
  const record = await runCommand('no-such-program');
  expect(record.outcome).to.equal('program not found');
  expect(commandFailed(record)).to.be.instanceOf(EnvironmentError);
});

test('a command that hangs is ended at its deadline, and its child too', async () => {
  const record = await runCommand('sleep', ['60'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(record.seconds).to.be.lessThan(10);
});

test('so is all that it has started: nobody waits for the end of a pipe', async () => {
  const record = await runCommand('sh', ['-c', 'echo piped | exec sleep 61.25'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(allProcesses().filter(({ pid }) => commandLineOf(pid) === 'sleep 61.25')).to.deep.equal([]);
});

test('nor for what a command that has ended has left behind', async () => {
  const record = await runCommand('sh', ['-c', 'sleep 8 & exit 0'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(record.seconds).to.be.lessThan(7);
});

test('a command whose caller gives it up is ended in the same way', async () => {
  const record = await runCommand('sh', ['-c', 'echo piped | exec sleep 61.5'], { signal: AbortSignal.timeout(200) });
  expect(record.outcome).to.equal('ended by a signal');
  expect(allProcesses().filter(({ pid }) => commandLineOf(pid) === 'sleep 61.5')).to.deep.equal([]);
});

test('what a failed command said is in the error', async () => {
  const error: unknown = await mustSucceed('sh', ['-c', 'echo no such image >&2; exit 1']).catch((e: unknown) => e);
  expect(error).to.be.instanceOf(TaskFailed);
  expect((error as Error).message).to.contain('no such image').and.to.contain('exit code 1');
});

test('a summary says the line, the exit code and the last words', async () => {
  const record = await runCommand('sh', ['-c', 'echo one; echo two >&2; exit 2']);
  expect(summary(record)).to.match(/exit code 2 after \d+\.\d s: two$/);
});
