import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { EnvironmentError } from '../../errors/errors';
import { withLock } from './lock';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'labspec-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that takes the lock, says so, and keeps it until it is killed. */
async function holder(file: string): Promise<ReturnType<typeof spawn>> {
  const script = `require('./support/system/files/lock').withLock(${JSON.stringify(file)}, { within: 5 }, async () => { console.log('mine'); await new Promise((r) => setTimeout(r, 60000)) })`;
  const child = spawn(process.execPath, ['-r', 'ts-node/register', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('two holders of the same lock work one after the other', async () => {
  const file = path.join(folder, 'up');
  const said = path.join(folder, 'said');
  const work = (name: string) => withLock(file, { within: 20 }, async () => {
    appendFileSync(said, `${name} begins\n`);
    await pause(100);
    appendFileSync(said, `${name} ends\n`);
  });
  await Promise.all([work('a'), work('b')]);
  expect(readFileSync(said, 'utf8').split('\n').filter(Boolean)).to.deep.equal(
    readFileSync(said, 'utf8').startsWith('a') ? ['a begins', 'a ends', 'b begins', 'b ends'] : ['b begins', 'b ends', 'a begins', 'a ends'],
  );
});

test('a waiting caller learns who holds the lock and gives up at the deadline', async () => {
  const file = path.join(folder, 'up');
  const child = await holder(file);
  try {
    const waited: string[] = [];
    const outcome: unknown = await withLock(file, { within: 0.5, onWait: (pid) => waited.push(pid) }, () => Promise.resolve('got it')).catch((e: unknown) => e);
    expect(outcome).to.be.instanceOf(EnvironmentError).with.property('message').that.contains(`pid ${child.pid}`);
    expect(waited).to.deep.equal([String(child.pid)]);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

test('another process takes over the lock of a killed process', async () => {
  const file = path.join(folder, 'up');
  const child = await holder(file);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await withLock(file, { within: 30 }, () => Promise.resolve('got it'))).to.equal('got it');
});

test('a lock is free again after work that failed', async () => {
  const file = path.join(folder, 'up');
  const failed: unknown = await withLock(file, { within: 1 }, () => Promise.reject(new Error('broken'))).catch((e: unknown) => e);
  expect(failed).to.have.property('message', 'broken');
  expect(await withLock(file, { within: 1 }, () => Promise.resolve('free'))).to.equal('free');
});
