import { messageOf } from '../../support/errors/errors';
import type { Machine } from './machine';
import type { FileResult } from './result';
import { runJob, secondsFor, type Job } from './run-file';

/** The number of jobs that compute at a time. More would slow one another down, and only waiting jobs would be left for the end, when nothing computes. */
const MOST_BUSY = 3;

/**
 * Runs jobs on several machines side by side: each machine takes the next job as soon as it is free.
 * @param jobs in the order in which they start @param machines that are up, or are coming up @param until when all must have ended, as performance.now() counts: what has not ended by then has failed
 */
export async function runOnMachines(jobs: readonly Job[], machines: readonly Promise<Machine>[], ended: (result: FileResult, machine: string) => void, until = Infinity): Promise<FileResult[]> {
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
    const left = (until - performance.now()) / 1000;
    const result = left > 0 ? await runJob({ ...job, within: Math.min(left, secondsFor(job)) }, machine) : notRun(job);
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

function notRun({ name, again }: Job): FileResult {
  const test = { passed: false, name: 'runs', seconds: 0, error: { message: 'not run: the time for all tests was over' } };
  return { name, tests: [test], seconds: 0, cpuSeconds: 0, kept: '', again: again ?? `npm test -- ${name}` };
}

function notUp(error: unknown): FileResult {
  const test = { passed: false, name: 'a machine for tests comes up', seconds: 0, error: { message: messageOf(error) } };
  return { name: 'machine', tests: [test], seconds: 0, cpuSeconds: 0, kept: '', again: 'npm test' };
}
