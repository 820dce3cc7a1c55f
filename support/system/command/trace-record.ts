import type { CommandRecord } from './command-record';

/** The record of a look at the result of an action. */
export function traceOf(cwd: string, commandLine: string, output: string): CommandRecord {
  return { commandLine, cwd, exitCode: 0, outcome: 'exited', seconds: 0, stdout: output, stderr: '', output };
}
