import { messageOf } from '../../support/errors/errors';
import type { Machine } from './machine';
import type { FileResult } from './result';
import { runJob, type Job } from './run-file';

/** The number of jobs that compute at a time. More would slow one another down, and only waiting jobs would be left for the end, when nothing computes. */
const MOST_BUSY = 3;

/**
 * Runs jobs on several machines side by side: each machine takes the next job as soon as it is free.
 * @param jobs in the order in which they start @param machines that are up, or are coming up
 */
export async function runOnMachines(jobs: readonly Job[], machines: readonly Promise<Machine>[], ended: (result: FileResult, machine: string) => void): Promise<FileResult[]> {
  const waiting = [...jobs];
  const results: FileResult[] = [];
  const running = new Set<Job>();
  const next = (machine: Machine): Job | undefined => {
    const possible = waiting.filter(({ hereOnly = false }) => !hereOnly || machine.isHere);
    const isEnough = [...running].filter(({ isBusy }) => isBusy).length >= MOST_BUSY;
    const job = (isEnough ? possible.find(({ isBusy }) => !isBusy) : undefined) ?? possible[0];
    if (job) waiting.splice(waiting.indexOf(job), 1);
    return job;
  };
  const run = async (job: Job, machine: Machine): Promise<void> => {
    running.add(job);
    const result = await runJob(job, machine);
    running.delete(job);
    note(result, machine.name);
  };
  const note = (result: FileResult, machine: string): void => {
    results.push(result);
    ended(result, machine);
  };
  await Promise.all(machines.map(async (comingUp) => {
    const machine = await comingUp.catch((error: unknown) => note(notUp(error), 'no machine'));
    if (!machine) return;
    for (let job = next(machine); job; job = next(machine)) await run(job, machine);
  }));
  return results;
}

function notUp(error: unknown): FileResult {
  const test = { passed: false, name: 'a machine for tests comes up', seconds: 0, error: { message: messageOf(error) } };
  return { name: 'machine', tests: [test], seconds: 0, cpuSeconds: 0, kept: '', again: 'npm test' };
}
