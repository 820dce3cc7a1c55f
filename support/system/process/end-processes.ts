import { sep } from 'node:path';
import { allProcesses, folderOf } from './process-identity';

/** Ends processes that were started in a folder and still run. */
export function endProcessesIn(folder: string): void {
  const pids = allProcesses().map(({ pid }) => pid).filter((pid) => pid !== process.pid);
  for (const pid of pids) {
    if (!`${folderOf(pid) ?? ''}${sep}`.startsWith(`${folder}${sep}`)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The process has ended by itself meanwhile.
    }
  }
}
