import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { folderOf } from '../../support/system/process/process-identity';

/** Ends processes that were started in a folder and still run. */
export function endProcessesIn(folder: string): void {
  const pids = readdirSync('/proc').map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  for (const pid of pids) {
    if (!`${folderOf(pid) ?? ''}${sep}`.startsWith(`${folder}${sep}`)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The process has ended by itself meanwhile.
    }
  }
}
