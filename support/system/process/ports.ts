import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { runCommand } from '../command/run-command';
import { EnvironmentError } from '../../errors/errors';
import type { ServerProcess } from './background';
import { listeners } from './listeners';
import { commandLineOf } from './process-identity';

/** Whether a server could now listen on the port, on all addresses. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}

/** Below the ports that systems assign to outgoing connections, so that no connection takes one by chance. */
const [FIRST, LAST] = [20_000, 29_999];

/** A port that nothing listens on. */
export async function anyFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
}

/** Free ports in place of others, for the world parameter `ports`. @param isOurs which ports this caller may take, if others search at the same time */
export async function freePorts(ports: readonly number[], isOurs: (port: number) => boolean = () => true): Promise<Record<string, number>> {
  const find = async (): Promise<number> => {
    for (;;) {
      const port = await anyFreePort();
      if (isOurs(port)) return port;
    }
  };
  const found: Record<string, number> = {};
  for (const port of ports) found[port] = await find();
  return found;
}

/** @throws EnvironmentError naming the process that holds the port */
export async function mustBeFree(port: number): Promise<void> {
  if (await isFree(port)) return;
  const pid = await holderOf(port);
  throw new EnvironmentError({
    cause: 'port-busy',
    reason: `Port ${port} is taken by something that is not the lab's`,
    seen: pid ? `process ${pid}: ${commandLineOf(pid)}` : 'a process that this user may not see, or another container',
    look: `lsof -i :${port}`,
    next: `find out what it is, and end it: lsof -i :${port}`,
  });
}

/** @throws EnvironmentError if a server ended because another program took its port after it was found free */
export async function mustHaveItsPort({ port, process }: { port: number; process: Pick<ServerProcess, 'isApart' | 'ended' | 'output'> }): Promise<void> {
  if (!process.isApart && process.ended && process.output.includes('EADDRINUSE')) await mustBeFree(port);
}

/** The process that listens on a TCP port; undefined if there is none that this user may see. */
export async function holderOf(port: number): Promise<number | undefined> {
  return process.platform === 'linux' ? listeners().find((one) => one.port === port)?.pid : holderByLsof(port);
}

async function holderByLsof(port: number): Promise<number | undefined> {
  const { stdout } = await runCommand('lsof', ['-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
  const pid = Number(stdout.split('\n')[0]);
  return pid > 0 ? pid : undefined;
}
