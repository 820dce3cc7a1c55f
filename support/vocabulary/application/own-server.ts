import { TaskFailed } from '../../errors/errors';
import type { Run } from '../../runtime/run';
import { listeners, type Listener } from '../../system/process/listeners';
import { commandLineOf, folderOf } from '../../system/process/process-identity';
import { holderOf, mustBeFree } from '../../system/process/ports';

type Inspected = Pick<Run, 'inspectsOnly' | 'shownFolder'>;

/** Whether the process on the port was started in the student's folder. */
export async function isStudentsServer(run: Inspected, port: number): Promise<boolean> {
  if (!run.inspectsOnly) return false;
  const pid = await holderOf(port);
  return pid !== undefined && folderOf(pid) === run.shownFolder;
}

/** The student's server that was started without a port as its argument, and so listens on any. */
export function serverWithoutPort(run: Inspected): Listener | undefined {
  if (!run.inspectsOnly) return undefined;
  return listeners().find(({ pid, port }) => folderOf(pid) === run.shownFolder && !commandLineOf(pid).split(' ').includes(String(port)));
}

/** @throws TaskFailed if the student's own server holds a port that a container needs, EnvironmentError if anything else does */
export async function mustBeFreeOfServers(run: Inspected, port: number, commandLine: string): Promise<void> {
  if (await isStudentsServer(run, port)) {
    const pid = (await holderOf(port)) ?? 0;
    throw new TaskFailed({ cause: 'own-server-on-port', reason: `A server that you have started holds port ${port}, so the container cannot get it`, seen: `process ${pid}: ${commandLineOf(pid)}`, look: `lsof -i :${port}`, next: `kill -9 ${pid}\n${commandLine}` });
  }
  await mustBeFree(port);
}
