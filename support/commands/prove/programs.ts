import { sep } from 'node:path';
import { listeners } from '../../system/process/listeners';
import { folderOf } from '../../system/process/process-identity';
import { sendSignal } from '../../system/process/send-signal';
import { entry } from './engine';

/** The programs that were started in a folder and listen on a port, as a snapshot has them. */
export function programsIn(folder: string): (readonly [string, string])[] {
  return listening(folder).map(({ port }) => entry('Program', `on port ${port}`, {}));
}

/** Ends one of them. @param name as a snapshot has it */
export function endProgram(folder: string, name: string): void {
  for (const { pid, port } of listening(folder)) if (name === `on port ${port}`) sendSignal(pid, 'SIGKILL');
}

function listening(folder: string): ReturnType<typeof listeners> {
  return listeners().filter(({ pid }) => `${folderOf(pid) ?? ''}${sep}`.startsWith(`${folder}${sep}`));
}
