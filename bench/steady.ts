import { loadLab } from '../support/lab/load-lab';
import { WarmLab } from '../test/kit/warm-lab';
import { describe } from '../support/errors/errors';
import { TaskResults } from '../support/results/task-results';

// `npm run bench:steady -- 50`: runs the whole lab fifty times, one run after the other, in one process, to see what runs leave behind in it.
const [RUNS = 50] = process.argv.slice(2).map(Number);
const TASKS = loadLab().tasks.length;
const MEGABYTE = 1e6;
// Node does not report when a socket is really gone.
const SETTLE_MILLISECONDS = 1000;
/** After this many runs, everything that is loaded once, or kept for good, is in memory. */
const WARM_RUNS = 3;
/** A heap that grows by less counts as flat. */
const GROWTH = 1.25;

async function main(): Promise<void> {
  const warm = await WarmLab.load();
  const left: string[] = [];
  const heaps: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const results = new TaskResults();
    const start = performance.now();
    const success = await warm.run((message) => results.note(message));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
    left.push(whatIsLeft());
    const notPassed = whatIsWrong(results, success);
    heaps.push(heapMegabytes());
    process.stdout.write(`run ${run}: ${notPassed.join(', ') || 'passed'} in ${seconds} s; ${left.at(-1) ?? ''}; heap ${heaps.at(-1)?.toFixed(0) ?? ''} MB, resident ${(process.memoryUsage().rss / MEGABYTE).toFixed(0)} MB\n`);
    if (notPassed.length > 0 || left.at(-1) !== left[0]) process.exitCode = 1;
  }
  const growth = (heaps.at(-1) ?? 0) / (heaps[WARM_RUNS - 1] ?? Infinity);
  process.stdout.write(`the heap after the last run is ${growth.toFixed(2)} times that after run ${WARM_RUNS}\n`);
  if (growth > GROWTH) process.exitCode = 1;
}

/** A run that has not run all tests is not a success. */
function whatIsWrong({ all, finished, runErrors }: TaskResults, success: boolean): string[] {
  const notPassed = all.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict }) => `task ${id} ${verdict}`);
  const isWhole = success && finished.length === TASKS;
  return [...notPassed, ...runErrors.map(describe), ...(isWhole ? [] : [`${finished.length} of ${TASKS} tasks came to their end`])];
}

/** Handles, listeners and children of this process. */
function whatIsLeft(): string {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return `handles: ${[...counts].map(([kind, count]) => `${count} ${kind}`).sort().join(', ')}; ${listeners} listeners of the process`;
}

/** After a garbage collection, if Node was started with --expose-gc. */
function heapMegabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
