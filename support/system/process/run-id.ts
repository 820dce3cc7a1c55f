import { startOf } from './process-identity';

/** The environment variable by which the programs that a run has started are known, also when the run itself is gone. */
export const RUN_VARIABLE = 'LABSPEC_RUN';

// Every command that is run carries it, and asking the system when a process started may take another program.
let own: string | undefined;

/** Of this process, and of no other one: a process id alone is given to another later. */
export function runId(): string {
  return (own ??= idOf(process.pid, startOf(process.pid) ?? ''));
}

/** Whether the process of a run is there. @param id of the run */
export function isAlive(id: string): boolean {
  const pid = Number(id.split('-')[0]);
  return idOf(pid, startOf(pid) ?? '') === id;
}

/** @param start as {@link startOf} tells it */
export function idOf(pid: number, start: string): string {
  return `${pid}-${start.replaceAll(/[^\w.-]/g, '_')}`;
}
