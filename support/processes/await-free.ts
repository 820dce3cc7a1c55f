import { waitFor } from '../wait/wait-for';
import { holderOf, isFree } from './ports';
import { commandLineOf } from './process-identity';

const FREE_SECONDS = 10;

/** Waits until a server could listen on the port. @throws TaskFailed naming what still holds it */
export async function awaitFree(port: number): Promise<void> {
  const look = async () => {
    if (await isFree(port)) return { done: true } as const;
    const pid = await holderOf(port);
    return { notYet: pid ? `process ${pid}: ${commandLineOf(pid)}` : 'something still holds it' };
  };
  await waitFor(look, { what: `Port ${port} is free`, within: FREE_SECONDS, every: 0.05, next: `kill -9 $(lsof -i :${port} | awk 'NR==2 {print $2}')` });
}
