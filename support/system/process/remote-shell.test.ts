import { afterEach, beforeEach, describe, test } from 'node:test';
import { expect } from 'chai';
import type { OwnedProcess } from './background';
import { RemoteShell } from './remote-shell';

describe('lines in a shell behind another program', () => {
  let shell: RemoteShell;
  let owned: OwnedProcess[];
  const output = async (text: string, within = 10): Promise<string> => (await shell.run(text, { within })).output;

  beforeEach(() => {
    owned = [];
    const journal = { add: (entry: OwnedProcess) => (owned.push(entry), entry), forget: (entry: OwnedProcess) => void owned.splice(owned.indexOf(entry), 1) };
    shell = new RemoteShell({ program: 'sh', args: [], cwd: '/', env: process.env, journal });
  });
  afterEach(() => shell.end());

  test('the folder, variables and functions stay', async () => {
    await output('cd /tmp; a=1; greet() { echo "hello $1"; }');
    expect(await output('pwd; echo $a; greet you')).to.equal('/tmp\n1\nhello you\n');
  });

  test('output without a last line end, errors and the exit code come back apart', async () => {
    expect(await shell.run('printf out; printf err >&2; (exit 3)', { within: 10 })).to.include({ stdout: 'out', stderr: 'err', exitCode: 3, outcome: 'exited' });
  });

  test('standard input is empty, and here-documents work', async () => {
    expect(await output('cat; cat <<EOF\n$((1 + 1))\nEOF')).to.equal('2\n');
  });

  test('a long output is cut, and the next line comes after it', async () => {
    expect((await output('yes | head -n 2000000')).length).to.equal(1_000_000);
    expect(await output('echo next')).to.equal('next\n');
  });

  test('exit ends it with its code, and nothing of it is owned any more', async () => {
    expect(await shell.run('echo bye; exit 7', { within: 10 })).to.include({ stdout: 'bye\n', exitCode: 7 });
    expect(shell.hasEnded).to.equal(true);
    expect(owned).to.deep.equal([]);
  });

  test('a line that hangs ends it at its deadline', async () => {
    expect(await shell.run('echo begun; sleep 600', { within: 0.5 })).to.include({ outcome: 'timed out', exitCode: undefined, stdout: 'begun\n' });
    expect(shell.hasEnded).to.equal(true);
  });

  test('a program that is not there is over at once', async () => {
    const none = new RemoteShell({ program: 'no-such-program', args: [], cwd: '/', env: process.env, journal: { add: (entry) => entry, forget: () => undefined } });
    expect(await none.run('true', { within: 10 })).to.include({ exitCode: undefined, outcome: 'program not found', stdout: '' });
    expect(none.hasEnded).to.equal(true);
  });
});
