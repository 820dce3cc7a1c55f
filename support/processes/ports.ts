import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { runCommand } from '../command/run-command';
import { EnvironmentError } from '../errors';
import { commandLineOf } from './process-identity';

/** Whether a server could listen on the port, on all addresses, now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}

/** A port that nothing listens on. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '0.0.0.0', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** @throws EnvironmentError naming what holds the port */
export async function mustBeFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  const pid = await holderOf(port);
  throw new EnvironmentError({
    reason: `Port ${port} is taken by something that is not the lab's`,
    seen: pid ? `process ${pid}: ${commandLineOf(pid)}` : 'a process that this user may not see, or another container',
    next: `end it, or see what it is: lsof -i :${port}`,
  });
}

/** The process that listens on a TCP port; undefined if none does, or none that this user may see. */
export async function holderOf(port: number): Promise<number | undefined> {
  return process.platform === 'linux' ? holderByProc(port) : holderByLsof(port);
}

/** lsof does it too, but a bare Debian has none. See proc(5), /proc/net/tcp: state 0A is LISTEN, the tenth field is the inode. */
function holderByProc(port: number): number | undefined {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = ['tcp', 'tcp6']
    .flatMap((table) => readLines(`/proc/net/${table}`))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && fields[1]?.endsWith(`:${hexPort}`))
    .map((fields) => `socket:[${fields[9] ?? ''}]`);
  return sockets.length === 0 ? undefined : pids().find((pid) => openFiles(pid).some((file) => sockets.includes(file)));
}

async function holderByLsof(port: number): Promise<number | undefined> {
  const { stdout } = await runCommand('lsof', ['-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
  const pid = Number(stdout.split('\n')[0]);
  return pid > 0 ? pid : undefined;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function pids(): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => pid > 0);
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlink(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

function readlink(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
