import { TaskFailed } from '../../errors/errors';
import { noteShownCommand } from '../../runtime/shown-commands';
import { waitFor } from '../../wait/wait-for';
import { holderOf, isFree } from '../../system/process/ports';
import { commandLineOf } from '../../system/process/process-identity';

const FREE_SECONDS = 10;

/** Waits until a server could listen on the port. @throws TaskFailed naming the process that still holds it and the command that ends it */
export async function awaitFree(port: number): Promise<void> {
  noteShownCommand(`lsof -i :${port}`);
  let holder = '';
  const look = async () => {
    if (await isFree(port)) return { done: true } as const;
    const pid = await holderOf(port);
    holder = pid ? commandLineOf(pid) : '';
    return { notYet: pid ? `process ${pid}: ${holder}` : 'something still holds it' };
  };
  const otherwise = (problem: { seen?: string | undefined }): TaskFailed => new TaskFailed({ ...problem, cause: 'server-still-running', reason: `Port ${port} is still taken`, look: `lsof -i :${port}`, next: howToEnd(port, holder) });
  await waitFor(look, { what: `Port ${port} is free`, within: FREE_SECONDS, every: 0.05, otherwise });
}

function howToEnd(port: number, holder: string): string {
  // The engine holds the port for the container.
  return holder.includes('docker-proxy') ? `docker ps --filter publish=${port}   # and stop that container` : `kill -9 $(lsof -i :${port} | awk 'NR==2 {print $2}')`;
}
