import type { Run } from '../../runtime/run';
import { lastLines, type CommandRecord } from '../../system/command/command-record';

/** A line that was to make something, and did not. */
export interface FailedLine {
  line: string;
  /** What it printed last. */
  error: string;
}

const failed = new WeakMap<Run, FailedLine[]>();

/** Keeps what an acting line printed if it failed: what it was to make is missed later. */
export function noteLine(run: Run, { commandLine, exitCode, stderr }: CommandRecord): void {
  if (exitCode === 0 || stderr.trim() === '') return;
  failed.set(run, [...(failed.get(run) ?? []), { line: commandLine.split('\n')[0] ?? '', error: lastLines(stderr, 4).trim() }]);
}

/** The last line that failed and names it. @param name of an object */
export function failedLine(run: Run, name: string): FailedLine | undefined {
  return failed.get(run)?.filter(({ line, error }) => `${line}\n${error}`.split(/[^\w-]+/).includes(name)).at(-1);
}
