import { startOf } from './process-identity';

/** The environment variable that identifies the programs of a run, even when the run itself is gone. */
export const RUN_VARIABLE = 'LABSPEC_RUN';

// Kept, because every command carries it, and finding the start time of a process may need another program.
let own: string | undefined;

/** Identifies this process only: the system may reuse a process ID. */
export function runId(): string {
  return (own ??= idOf(process.pid, startOf(process.pid) ?? ''));
}

/** Whether the process of a run exists. @param id of the run */
export function isAlive(id: string): boolean {
  const pid = Number(id.split('-')[0]);
  return idOf(pid, startOf(pid) ?? '') === id;
}

/** @param start as {@link startOf} returns it */
export function idOf(pid: number, start: string): string {
  return `${pid}-${start.replaceAll(/[^\w.-]/g, '_')}`;
}
