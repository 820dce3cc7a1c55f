import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { EnvironmentError } from '../../errors/errors';

export interface LockOptions {
  /** Seconds to wait for the holder. */
  within: number;
  /** Called once, with the process ID of the holder. */
  onWait?: ((pid: string) => void) | undefined;
}

// A killed process leaves its lock behind; a lock that was not renewed for this long counts as abandoned.
const STALE_MS = 6000;

/** Does some work that only one process on this machine may do at a time. `file` need not exist. @throws EnvironmentError at the deadline */
export async function withLock<Result>(file: string, { within, onWait }: LockOptions, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = performance.now() + within * 1000;
  let release = await tryLock(file);
  if (!release) onWait?.(holderOf(file));
  while (!release) {
    if (performance.now() > deadline) throw held(file, within);
    await pause(300);
    release = await tryLock(file);
  }
  try {
    writeFileSync(`${file}.pid`, `${process.pid}\n`);
    return await work();
  } finally {
    // If this process was stopped for long, another process may have taken the lock over: no reason to fail after the work.
    await release().catch(() => undefined);
  }
}

async function tryLock(file: string): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(file, { realpath: false, stale: STALE_MS, update: 1500, onCompromised: () => undefined });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined;
    throw error;
  }
}

function holderOf(file: string): string {
  try {
    return readFileSync(`${file}.pid`, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function held(file: string, within: number): EnvironmentError {
  return new EnvironmentError({ reason: `Another labspec (pid ${holderOf(file)}) is running and did not finish within ${within} s`, subject: file });
}
