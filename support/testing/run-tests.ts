import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { labEnvironment } from '../command/lab-environment';
import { projectFolder } from '../lab/load-lab';

export interface Counts {
  passed: number;
  failed: number;
}

/**
 * Runs test files by Node's own runner and prints what it says.
 * @param patterns globs from the project's folder
 * @param atOnce files at a time: one where they share a cluster
 */
export async function runTests(patterns: string[], atOnce: number): Promise<Counts> {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: projectFolder })).sort();
  if (files.length === 0) throw new Error(`No test file matches ${patterns.join(', ')}`);
  const counts: Counts = { passed: 0, failed: 0 };
  const events = run({ files: files.map((file) => join(projectFolder, file)), concurrency: atOnce, execArgv: ['--require', 'ts-node/register'], cwd: projectFolder, env: labEnvironment() });
  // A suite is no test of its own.
  events.on('test:pass', ({ details }) => (counts.passed += details.type === 'suite' ? 0 : 1));
  events.on('test:fail', ({ details }) => (counts.failed += details.type === 'suite' ? 0 : 1));
  for await (const text of events.compose(spec)) process.stdout.write(String(text));
  return counts;
}
