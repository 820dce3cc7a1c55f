import type { ChildProcess } from 'node:child_process';
import { execa, type Result } from 'execa';
import { EnvironmentError, TaskFailed } from '../../errors/errors';
import { endTree } from '../process/end-tree';
import { lastLines, summary, type CommandRecord } from './command-record';
import { labEnvironment } from './environment';

export interface CommandOptions {
  cwd?: string | undefined;
  /** Added to the user's environment. */
  env?: Record<string, string> | undefined;
  /** The command's standard input; empty if undefined. */
  input?: string | undefined;
  /** Deadline in seconds, after which the command and its children are ended. */
  within?: number | undefined;
  /** Seconds between SIGTERM and SIGKILL; 2 if undefined. */
  patience?: number | undefined;
  /** The command line to show, if the lab's reader would type another one. */
  typed?: string | undefined;
  /** Ends the command, and its children, when aborted. */
  signal?: AbortSignal | undefined;
  /** Called with each piece of output as it comes. */
  onOutput?: ((text: string) => void) | undefined;
  /** The same, only for its standard error. */
  onErrors?: ((text: string) => void) | undefined;
}

const DEFAULT_DEADLINE_SECONDS = 60;
const PATIENCE_SECONDS = 2;

/** Runs a program to its end and records what happened; a program that fails is no reason to throw. */
export async function runCommand(program: string, args: readonly string[] = [], options: CommandOptions = {}): Promise<CommandRecord> {
  const child = execa(program, args, {
    all: true,
    reject: false,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    env: labEnvironment(options.env),
    extendEnv: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    stripFinalNewline: false,
  });
  if (options.onOutput) child.all?.on('data', (piece: Buffer) => options.onOutput?.(piece.toString()));
  if (options.onErrors) child.stderr.on('data', (piece: Buffer) => options.onErrors?.(piece.toString()));
  let timedOut = false;
  const end = (): void => void endChild(child.nodeChildProcess, options.patience ?? PATIENCE_SECONDS);
  const deadline = setTimeout(() => {
    timedOut = true;
    end();
  }, (options.within ?? DEFAULT_DEADLINE_SECONDS) * 1000);
  options.signal?.addEventListener('abort', end);
  if (options.signal?.aborted) end();
  try {
    return recordOf((await child) as Result<{ all: true }>, timedOut, options.typed);
  } finally {
    clearTimeout(deadline);
    options.signal?.removeEventListener('abort', end);
  }
}

/** If the command has ended, closes its pipes, so that nothing waits for children that still hold them. */
async function endChild(child: ChildProcess, patience: number): Promise<void> {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  if (child.pid !== undefined && !hasEnded) await endTree(child.pid, patience).catch(() => child.kill('SIGKILL'));
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Like {@link runCommand}, for a command that must succeed as part of the lab's work. @throws TaskFailed */
export async function mustSucceed(program: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandRecord> {
  const record = await runCommand(program, args, options);
  if (record.exitCode !== 0) throw commandFailed(record);
  return record;
}

/** The error for a command that failed; an error of the environment if the program is missing or hangs. */
export function commandFailed(record: CommandRecord, next?: string): TaskFailed | EnvironmentError {
  const trouble = { cause: 'command-failed', reason: 'The command failed', subject: record.commandLine, seen: lastLines(record.output, 12) || summary(record), next };
  if (record.outcome === 'program not found') {
    return new EnvironmentError({ cause: 'program-missing', reason: 'The program is not installed', subject: record.commandLine, next: next ?? 'npx labspec doctor' });
  }
  if (record.outcome === 'timed out') {
    return new EnvironmentError({ ...trouble, cause: 'command-hangs', reason: `The command did not end within ${record.seconds.toFixed(0)} s` });
  }
  return new TaskFailed({ ...trouble, seen: `exit code ${record.exitCode ?? record.outcome}\n${trouble.seen}`, next: next ?? 'fix the error that it reports, then type it again' });
}

function recordOf(result: Result<{ all: true }>, timedOut: boolean, typed: string | undefined): CommandRecord {
  return {
    commandLine: typed ?? result.escapedCommand,
    cwd: result.cwd,
    exitCode: result.exitCode,
    outcome: timedOut ? 'timed out' : outcomeOf(result),
    seconds: result.durationMs / 1000,
    stdout: result.stdout ?? '',
    stderr: result.stderr ?? '',
    output: result.all ?? '',
  };
}

function outcomeOf(result: Result<{ all: true }>): CommandRecord['outcome'] {
  if (result.isTerminated) return 'ended by a signal';
  if (result.exitCode !== undefined) return 'exited';
  return result.code === 'ENOENT' ? 'program not found' : 'not started';
}
