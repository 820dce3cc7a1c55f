import { readFileSync } from 'node:fs';
import { allProcesses } from './process-identity';
import { sendSignal } from './send-signal';
import { until } from '../../wait/wait-for';
import { RUN_VARIABLE } from './run-id';

const POLITE_SECONDS = 10;

/**
 * Ends the programs of a run that is gone itself: one of them may still be creating what is about to be removed. Their environment
 * identifies them, which only Linux shows; elsewhere, none is found.
 * @param run see run-id.ts
 */
export async function endOrphans(run: string): Promise<void> {
  for (const pid of orphansOf(run)) sendSignal(pid, 'SIGTERM');
  await until(() => Promise.resolve(orphansOf(run)), (left) => left.length === 0, { within: POLITE_SECONDS, every: 0.1 });
  for (const pid of orphansOf(run)) sendSignal(pid, 'SIGKILL');
}

/** @param run see run-id.ts */
export function orphansOf(run: string): number[] {
  return allProcesses().flatMap(({ pid }) => (pid !== process.pid && isOf(pid, run) ? [pid] : []));
}

function isOf(pid: number, run: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${RUN_VARIABLE}=${run}`);
  } catch {
    // The process has ended or belongs to another user.
    return false;
  }
}
