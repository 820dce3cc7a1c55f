import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolder } from '../../support/system/files/project';
import type { FileResult } from './result';

/** `npm test` runs less of many files than `npm run test:all`. */
const fileOf = (all: boolean): string => join(packageFolder, 'bench/results', all ? 'tests-all.json' : 'tests.json');

/** The times of a run of all files, in seconds. */
export interface Times {
  command: string;
  seconds: number;
  cpuSeconds: number;
  files: { name: string; tests: number; seconds: number; cpuSeconds: number }[];
}

/** Keeps the times of a run, to compare the next change with them. @param all whether it was a run of everything */
export function writeTimes(all: boolean, results: readonly FileResult[], { command, seconds, cpuSeconds }: Omit<Times, 'files'>): void {
  const files = results.map((result) => ({ name: result.name, tests: result.tests.length, seconds: round(result.seconds), cpuSeconds: round(result.cpuSeconds) }));
  const times: Times = { command, seconds: round(seconds), cpuSeconds: round(cpuSeconds), files };
  mkdirSync(dirname(fileOf(all)), { recursive: true });
  writeFileSync(fileOf(all), `${JSON.stringify(times, undefined, 2)}\n`);
}

/** The seconds that files took in the kept run, by their names. */
export function knownSeconds(all: boolean): Record<string, number> {
  if (!existsSync(fileOf(all))) return {};
  const { files } = JSON.parse(readFileSync(fileOf(all), 'utf8')) as Times;
  return Object.fromEntries(files.map(({ name, seconds }) => [name, seconds]));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
