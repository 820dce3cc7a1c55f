import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { summary, type CommandRecord } from '../../support/system/command/command-record';
import { packageFolder } from '../../support/system/files/project';
import type { Machine } from './machine';
import type { FileResult, TestResult } from './result';

/** A job for a machine: test files, or a program that counts as one test. */
export interface Job {
  /** The name that a person types after `npm test --`. */
  name: string;
  /** Files, relative to the project's folder; they run in one process. */
  files?: string[];
  /** Arguments of Node. */
  options?: string[];
  /** Whether to run only what `npm test` runs of them; see test/kit/more.ts. */
  promisesOnly?: boolean;
  /** Instead of files. */
  program?: string[];
  /** The command that runs it again, if this is not `npm test -- NAME`. */
  again?: string;
  /** Deadline in seconds. */
  within?: number;
  /** Whether its output is shown as it comes. */
  isShown?: boolean;
  /** Whether it needs package registries, which only this machine can reach. */
  hereOnly?: boolean;
  /** Whether it computes more than it waits. */
  isBusy?: boolean;
}

const FILE_SECONDS = 2400;
/** Of a file that is named: then it runs everything, such as hundreds of variants. */
const NAMED_FILE_SECONDS = 14400;
const KEPT = join(packageFolder, 'reports/tests');

/** The seconds that a job may take. */
export function secondsFor({ within, promisesOnly }: Job): number {
  return within ?? (promisesOnly === undefined ? NAMED_FILE_SECONDS : FILE_SECONDS);
}

/** Runs a job to its end. If it fails, its output and the reports of its runs are kept. */
export async function runJob(job: Job, machine: Machine): Promise<FileResult> {
  const kept = join(KEPT, job.name);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const cpuBefore = machine.cpuSeconds();
  const events = join(kept, 'events.ndjson');
  const [program = '', ...args] = job.program ?? [process.execPath, ...nodeArguments(job, events)];
  const record = await machine.run(program, args, { cwd: packageFolder, within: secondsFor(job), onOutput: (text) => void (job.isShown && process.stdout.write(text)), env: { LABSPEC_TESTS_KEEP: kept, LABSPEC_TESTS: ({ true: 'promises', false: 'all', undefined: 'everything' } as const)[String(job.promisesOnly) as 'true' | 'false' | 'undefined'] } });
  writeFileSync(join(kept, 'output.txt'), record.output);
  const tests = job.program ? [asTest(job, record)] : testsOf(events, record);
  rmSync(events, { force: true });
  if (tests.every(({ passed }) => passed)) rmSync(kept, { recursive: true });
  return { name: job.name, tests, seconds: record.seconds, cpuSeconds: machine.cpuSeconds() - cpuBefore, kept, again: job.again ?? `npm test -- ${job.name}` };
}

function nodeArguments({ files = [], options = [] }: Job, events: string): string[] {
  const reporters = ['--test-reporter', 'spec', '--test-reporter-destination', 'stdout', '--test-reporter', './test/runner/events-reporter.cjs', '--test-reporter-destination', events];
  return ['--require', 'ts-node/register', ...options, ...reporters, 'test/runner/load.ts', ...files];
}

function asTest({ name }: Job, record: CommandRecord): TestResult {
  const passed = record.exitCode === 0;
  return { passed, name, seconds: record.seconds, ...(passed ? {} : { error: { message: record.output.trimEnd() || summary(record) } }) };
}

/** A file that ends in another way than by its tests is one more failure. */
function testsOf(events: string, record: CommandRecord): TestResult[] {
  const lines = existsSync(events) ? readFileSync(events, 'utf8').split('\n').filter(Boolean) : [];
  const tests = lines.map((line) => JSON.parse(line) as TestResult);
  const isTold = record.exitCode === 0 ? tests.length > 0 : tests.some(({ passed }) => !passed);
  return isTold ? tests : [...tests, { passed: false, name: 'runs to its end', seconds: record.seconds, error: { message: `${summary(record)}\n${record.output.trimEnd().split('\n').slice(-20).join('\n')}` } }];
}
