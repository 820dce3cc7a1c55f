import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { mayGive, processNamed } from './capabilities';
import { runsAs } from './start-engine';

const CAP_SYS_RESOURCE = 24;
const proc = { skip: existsSync('/proc/self/comm') ? false : 'no /proc on this machine' };

test('the bounding set is read from its own line, whatever its length', () => {
  const status = (set: string): string => `Name:\tnode\nCapEff:\t0000000000000000\nCapBnd:\t${set}\nCapAmb:\t0000000000000000\n`;
  expect(mayGive(status('000001ffffffffff'), CAP_SYS_RESOURCE)).to.be.true;
  expect(mayGive(status('000001fffeffffff'), CAP_SYS_RESOURCE)).to.be.false;
  expect(mayGive(status('0000000001000000'), CAP_SYS_RESOURCE)).to.be.true;
  expect(mayGive(status('0000010000000000'), 40)).to.be.true;
  expect(mayGive('Name:\tnode\n', CAP_SYS_RESOURCE)).to.be.undefined;
});

test('a running process is found by its name, and a process id is only a program’s if that has it', proc, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labspec-proc-'));
  const program = path.join(folder, 'labspec-sleeper');
  copyFileSync('/bin/sleep', program);
  const child = spawn(program, ['60']);
  try {
    await once(child, 'spawn');
    expect(processNamed('labspec-sleeper')).to.equal(child.pid);
    expect(processNamed('labspec-no-such')).to.be.undefined;
    expect(runsAs('labspec-sleeper', String(child.pid))).to.be.true;
    expect(runsAs('dockerd', String(child.pid))).to.be.false;
    expect(runsAs('dockerd', '../self')).to.be.false;
  } finally {
    child.kill();
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
});
