import { parseArgs } from 'node:util';
import { removeCluster } from '../rig/down';
import { isOutdated } from '../rig/outdated';
import { labNeeds } from '../support/commands/lab-needs';
import { AuthorError, messageOf } from '../support/errors/errors';
import { nodeImage } from '../support/platform/clusters/kind/node-image';
import { clusterTests, inOrder, namedTests, unitTests } from './runner/files';
import { writeTimes } from './runner/times';
import { runOnMachines } from './runner/lanes';
import { machineCpuSeconds } from './runner/cpu';
import { allowManyNodes, canMakeMachines, makeMachine, sweepMachines, thisMachine, type Machine } from './runner/machine';
import { printCounts, printFile, printTable } from './runner/print';
import { failedOf, type FileResult } from './runner/result';
import { runJob, type Job } from './runner/run-file';

// `npm test [-- NAME ...]`: types, lint, unit tests, then the tests on the real cluster; or only the tests with the given names.
const OPTIONS = {
  /** Also the tests that `npm test` leaves out. */
  all: { type: 'boolean', default: false },
  /** Machines side by side, this one included. */
  machines: { type: 'string' },
  /** Only tests whose names match this pattern. */
  test: { type: 'string' },
  /** Minutes for everything: what has not ended by then has failed. */
  within: { type: 'string' },
  /** Keeps the table in bench/results. */
  record: { type: 'boolean', default: false },
} as const;

/** The promises wait more than they compute. Everything, on a fourth machine, would only wait for the processors. */
const MACHINES = { promises: 4, all: 3 };
const UP: Job = { name: 'up', program: [process.execPath, 'support/commands/labspec.js', 'up'], within: 40 * 60, isShown: true, again: 'npx labspec up' };
const CHECKS: Job[] = [
  { name: 'types', program: ['tsc'], isBusy: true, again: 'npm run types' },
  { name: 'lint', program: ['eslint', '.'], isBusy: true, again: 'npm run lint' },
];
const UNIT: Job = { name: 'unit', files: unitTests(), again: 'npm run unit', hereOnly: true, isBusy: true };

async function main(): Promise<void> {
  const [start, cpuAtStart] = [performance.now(), machineCpuSeconds()];
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const results = await run(positionals, values);
  const times = { command: ['npm test', ...(values.all ? ['-- --all'] : [])].join(' '), seconds: (performance.now() - start) / 1000, cpuSeconds: machineCpuSeconds() - cpuAtStart };
  process.stdout.write(printTable(results, times.seconds, times.cpuSeconds));
  if (values.record) writeTimes(values.all, results, times);
  process.stdout.write(printCounts(results));
  process.exitCode = results.some((result) => failedOf(result) > 0) ? 1 : 0;
}

async function run(names: readonly string[], { all, test, machines, within }: { all: boolean; test?: string; machines?: string; within?: string }): Promise<FileResult[]> {
  const here = thisMachine([]);
  const isNamed = names.length > 0;
  const usual = all ? MACHINES.all : MACHINES.promises;
  const count = Number(machines ?? (isNamed || !canMakeMachines() ? 1 : usual));
  if (!(Number.isInteger(count) && count >= 1)) throw new AuthorError({ reason: '--machines is the number of machines, this one included', seen: machines, next: `npm test -- --machines ${usual}` });
  const until = minutesFrom(within);
  const jobs = isNamed ? namedTests(names) : inOrder([{ ...UNIT, promisesOnly: !all }, ...clusterTests(all)], all);
  const { cluster } = labNeeds();
  // Tests are about what labspec makes today.
  if (await isOutdated(cluster.name)) process.stdout.write(`${await removeCluster(cluster)}\n`);
  const up = await runJob(UP, here);
  tell(up, here.name);
  if (failedOf(up) > 0) {
    const withoutCluster = isNamed ? [] : [...CHECKS, UNIT];
    process.stdout.write(`\nNOT RUN, because there is no cluster (see above): ${jobs.filter((job) => job !== UNIT).map(({ name }) => name).join(', ')}\n`);
    return [up, ...(await runOnMachines(withoutCluster, [Promise.resolve(here)], tell, until))];
  }
  const pattern = test === undefined ? {} : { options: ['--test-name-pattern', test] };
  return [up, ...(await onMachines([...(isNamed ? [] : CHECKS), ...jobs.map((job) => ({ ...job, ...pattern }))], count, until))];
}

/** When they are over, as performance.now() counts from the start of this process. @throws AuthorError if it is not a number of minutes */
function minutesFrom(within: string | undefined): number {
  const minutes = Number(within ?? Infinity);
  if (!(minutes > 0)) throw new AuthorError({ reason: '--within is the number of minutes for all tests', seen: within, next: 'npm test -- --all --within 80' });
  return minutes * 60_000;
}

async function onMachines(jobs: readonly Job[], count: number, until: number): Promise<FileResult[]> {
  if (count === 1) return runOnMachines(jobs, [Promise.resolve(thisMachine([]))], tell, until);
  sweepMachines();
  const others: Machine[] = [];
  const asBefore = allowManyNodes();
  const endAll = async (): Promise<void> => {
    asBefore();
    await Promise.all(others.map((machine) => machine.end()));
  };
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => (ending ??= endAll());
  // npm sends the signal a second time.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  try {
    const images = [(await nodeImage()) ?? '', ...labNeeds().images];
    const made = Array.from({ length: count - 1 }, (_, index) => makeMachine(index + 2, images));
    others.push(...made);
    return await runOnMachines(jobs, [Promise.resolve(thisMachine(others)), ...made.map((machine) => machine.comesUp().then(() => machine))], tell, until);
  } finally {
    await end();
  }
}

function tell(result: FileResult, machine: string): void {
  process.stdout.write(printFile(result, machine));
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 2;
});
