import { test } from 'node:test';
import { expect } from 'chai';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { allProcesses, commandLineOf } from '../process/process-identity';
import { commandFailed, mustSucceed, runCommand } from './run-command';
import { summary } from './command-record';

test('a command that succeeded and one that failed have records of the same shape', async () => {
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

test('a missing program is an error of the environment', async () => {
  const record = await runCommand('no-such-program');
  expect(record.outcome).to.equal('program not found');
  expect(commandFailed(record)).to.be.instanceOf(EnvironmentError);
});

test('a command that hangs is ended at its deadline', async () => {
  const record = await runCommand('sleep', ['60'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(record.seconds).to.be.lessThan(10);
});

test('so are its children: nothing waits for the other end of a pipe', async () => {
  const record = await runCommand('sh', ['-c', 'echo piped | exec sleep 61.25'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(allProcesses().filter(({ pid }) => commandLineOf(pid) === 'sleep 61.25')).to.deep.equal([]);
});

test('nothing waits for processes that a finished command left behind', async () => {
  const record = await runCommand('sh', ['-c', 'sleep 8 & exit 0'], { within: 0.2 });
  expect(record.outcome).to.equal('timed out');
  expect(record.seconds).to.be.lessThan(7);
});

test('an aborted command is ended in the same way', async () => {
  const record = await runCommand('sh', ['-c', 'echo piped | exec sleep 61.5'], { signal: AbortSignal.timeout(200) });
  expect(record.outcome).to.equal('ended by a signal');
  expect(allProcesses().filter(({ pid }) => commandLineOf(pid) === 'sleep 61.5')).to.deep.equal([]);
});

test('the error has the output of the failed command', async () => {
  const error: unknown = await mustSucceed('sh', ['-c', 'echo no such image >&2; exit 1']).catch((e: unknown) => e);
  expect(error).to.be.instanceOf(TaskFailed);
  expect((error as Error).message).to.contain('no such image').and.to.contain('exit code 1');
});

test('a summary has the command line, the exit code and the last line of output', async () => {
  const record = await runCommand('sh', ['-c', 'echo one; echo two >&2; exit 2']);
  expect(summary(record)).to.match(/exit code 2 after \d+\.\d s: two$/);
});
