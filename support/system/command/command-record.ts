/** The record of a command, whether it succeeded or failed. */
export interface CommandRecord {
  /** Ready to paste into a shell. */
  commandLine: string;
  cwd: string;
  /** Undefined if the program did not start or a signal ended it. */
  exitCode: number | undefined;
  outcome: 'exited' | 'ended by a signal' | 'timed out' | 'program not found' | 'not started';
  seconds: number;
  stdout: string;
  stderr: string;
  /** Both streams, interleaved as they came. */
  output: string;
}

export function succeeded(record: CommandRecord): boolean {
  return record.exitCode === 0;
}

/** One line for people, e.g. `docker stop hello: exit code 1 after 0.2 s: No such container: hello`. */
export function summary(record: CommandRecord): string {
  const how = record.exitCode === undefined ? record.outcome : `exit code ${record.exitCode}`;
  const said = lastLine(record.stderr) || lastLine(record.stdout);
  return `${record.commandLine}: ${how} after ${record.seconds.toFixed(1)} s${said ? `: ${said}` : ''}`;
}

/** The last line with anything on it. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

/** The last `count` lines. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
