import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import { isSameProcess } from './process-identity';
import { ShellSession } from './shell-session';

describe('lines in one shell', () => {
  let folder: string;
  let session: ShellSession;
  const owned: { pid: number; start: string }[] = [];
  const output = async (text: string, within = 10): Promise<string> => (await session.run(text, { within })).output;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'labspec-shell-'));
    session = new ShellSession({ cwd: folder, env: process.env, folder: join(folder, 'lines'), journal: { add: (entry) => owned.push(entry) } });
  });
  afterEach(() => {
    session.end();
    rmSync(folder, { recursive: true });
  });

  test('variables, exported or not, functions and the folder stay', async () => {
    await session.run('a=1; export b=2; greet() { echo "hello $1"; }; mkdir sub && cd sub', { within: 10 });
    expect(await output('echo $a; printenv b; greet you; pwd')).to.equal(`1\n2\nhello you\n${folder}/sub\n`);
  });

  test('output, errors and the exit code come back; standard input is empty', async () => {
    expect(await session.run('echo out; echo err >&2; cat; (exit 3)', { within: 10 })).to.include({ exitCode: 3, stdout: 'out\n', stderr: 'err\n', outcome: 'exited' });
  });

  test('several lines and here-documents, with and without quotes', async () => {
    expect(await output('x=1\ncat <<EOF\n$x\nEOF\ncat <<\'EOF\'\n$x\nEOF')).to.equal('1\n$x\n');
  });

  test('a line that hangs ends at its deadline, and the shell goes on', async () => {
    await session.run('x=kept', { within: 10 });
    expect(await session.run('sleep 600', { within: 0.3 })).to.include({ outcome: 'timed out', exitCode: undefined });
    expect(await output('echo $x')).to.equal('kept\n');
  });

  test('a line that ends its own shell has its exit code, and the next line begins in a new shell', async () => {
    expect(await session.run('exit 7', { within: 10 })).to.include({ exitCode: 7 });
    expect(await session.run('kill -9 $$', { within: 10 })).to.include({ outcome: 'ended by a signal' });
    expect(await output('set -e\nfalse\necho not here')).to.equal('');
    expect(await output('echo again')).to.equal('again\n');
  });

  test('a job goes on in the background, until jobs are ended', async () => {
    const pid = Number(await output('sleep 600 &\necho $!'));
    expect(await output('kill -0 $! && echo alive')).to.equal('alive\n');
    await session.endJobs();
    expect(await output(`sleep 0.1; kill -0 ${pid} 2> /dev/null || echo ended`)).to.equal('ended\n');
  });

  test('nothing is left when it ends, and the journal knows its shell', async () => {
    await session.run('sleep 600 & (sleep 600 &) ', { within: 10 });
    const [{ pid, start } = { pid: 0, start: '' }] = owned.slice(-1);
    expect(isSameProcess(pid, start)).to.equal(true);
    session.end();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(existsSync(`/proc/${pid}/exe`) && isSameProcess(pid, start)).to.equal(false);
  });

  test('a line cannot fill the disk', async () => {
    const { exitCode, output: said } = await session.run('head -c 300M /dev/zero > big', { within: 20 });
    expect(exitCode).not.to.equal(0);
    expect(said).to.match(/File (?:size limit exceeded|too large)/i);
  });
});
