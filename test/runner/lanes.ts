import { messageOf } from '../../support/errors';
import type { Machine } from './machine';
import type { FileResult } from './result';
import { runJob, type Job } from './run-file';

/**
 * Runs jobs on several machines side by side: each takes the next one as soon as it is free.
 * @param jobs in the order in which they begin @param machines that are there, or are coming up
 */
export async function runOnMachines(jobs: readonly Job[], machines: readonly Promise<Machine>[], ended: (result: FileResult, machine: string) => void): Promise<FileResult[]> {
  const waiting = [...jobs];
  const results: FileResult[] = [];
  const next = (machine: Machine): Job | undefined => {
    const index = waiting.findIndex(({ hereOnly = false }) => !hereOnly || machine.isHere);
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };
  const note = (result: FileResult, machine: string): void => {
    results.push(result);
    ended(result, machine);
  };
  await Promise.all(machines.map(async (comingUp) => {
    const machine = await comingUp.catch((error: unknown) => note(notUp(error), 'no machine'));
    if (!machine) return;
    for (let job = next(machine); job; job = next(machine)) note(await runJob(job, machine), machine.name);
  }));
  return results;
}

function notUp(error: unknown): FileResult {
  const test = { passed: false, name: 'a machine for tests comes up', seconds: 0, error: { message: messageOf(error) } };
  return { name: 'machine', tests: [test], seconds: 0, cpuSeconds: 0, kept: '', again: 'npm test' };
}
