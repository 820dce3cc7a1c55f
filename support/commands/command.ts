import type { Command as Commander } from 'commander';

/** A command of `labspec`. Its work is loaded when it is called: `doctor` should not wait for what `up` needs. */
export interface Command {
  name: string;
  summary: string;
  /** The exit code of an error, also of wrong arguments; 1 if left out. */
  errorCode?: number;
  /** Whether it works with a lab, and so has the option --lab. */
  takesLab?: true;
  /** Adds options, arguments and help. */
  describe?(command: Commander): unknown;
  /** Does the work and gives the exit code. @throws LabError for people */
  run(options: Record<string, unknown>, context: CommandContext): Promise<number>;
}

export interface CommandContext {
  /** The arguments of the command, without its options. */
  args: readonly string[];
  /** Aborted by Ctrl-C and by SIGTERM. */
  signal: AbortSignal;
  print(line: string): void;
}
