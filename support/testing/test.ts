import { availableParallelism } from 'node:os';
import { runCommand } from '../command/run-command';
import { projectFolder } from '../lab/load-lab';
import { runTests, type Counts } from './run-tests';

// `npm test`: types, lint, unit tests, then the lab on the real cluster, which is made if it is missing.
const UNIT_TESTS = ['support/**/*.test.ts', 'rig/**/*.test.ts', 'steps/**/*.test.ts'];
const LAB_TESTS = ['features/**/*.test.ts', 'fixtures/**/*.test.ts'];
const UP_SECONDS = 40 * 60;

async function main(): Promise<Counts> {
  const checks = [await command('types', 'tsc'), await command('lint', 'eslint', '.'), await runTests(UNIT_TESTS, availableParallelism())];
  const up = await command('cluster', process.execPath, 'support/cli/labspec.js', 'up');
  if (up.failed) process.stdout.write('\nNOT RUN: the lab and the broken labs on the real cluster, for there is none: see above why.\n');
  else checks.push(await runTests(LAB_TESTS, 1));
  return [...checks, up].reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));
}

/** A command that passes or fails as one test. */
async function command(name: string, program: string, ...args: string[]): Promise<Counts> {
  process.stdout.write(`\n${name}: ${[program, ...args].join(' ')}\n`);
  const { exitCode } = await runCommand(program, args, { cwd: projectFolder, within: UP_SECONDS, onOutput: (text) => process.stdout.write(text) });
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

main().then(
  ({ passed, failed }) => {
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    process.exitCode = failed > 0 ? 1 : 0;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
