import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';

export interface Output {
  stdout: string;
}

export interface RunOptions {
  cwd?: string | undefined;
  /** Added to this process's environment. */
  env?: Record<string, string> | undefined;
  /** A file to read standard input from. */
  inputFile?: string | undefined;
  /** A file to write standard output to, instead of the log. */
  outputFile?: string | undefined;
  /** The program's own name (argv[0]). */
  calledAs?: string | undefined;
  /** Seconds; ten minutes if left out. */
  within?: number | undefined;
  /** Seconds within which it must print something. */
  firstWordWithin?: number | undefined;
  /** Called with each piece of output as it comes. */
  onOutput?: ((text: string) => void) | undefined;
  /** Must not be stopped half way (dpkg): it runs to its end. */
  mustEnd?: boolean | undefined;
}

/** A program of a stage did not do its work. */
export class ProgramFailed extends Error {}

const DEFAULT_DEADLINE_SECONDS = 600;
/** The time that a program has to end by itself after the signal. */
const GRACE_SECONDS = 10;

interface Surroundings {
  log: number;
  signal: AbortSignal;
}

/**
 * Runs a program into a log. Unlike the commands of a lab these have long output and long lives, and end with all their children: each
 * has a process group of its own, so that neither Ctrl-C nor a signal to labspec ends them before labspec does.
 */
export async function runProgram(program: string, args: readonly string[], options: RunOptions, { log, signal }: Surroundings): Promise<Output> {
  signal.throwIfAborted();
  writeSync(log, `$ ${[program, ...args].join(' ')}\n`);
  const input = options.inputFile ? openSync(options.inputFile, 'r') : 'ignore';
  const output = options.outputFile ? openSync(options.outputFile, 'w') : 'pipe';
  try {
    const child = spawn(program, args, {
      detached: true,
      stdio: [input, output, 'pipe'],
      env: { ...process.env, ...options.env },
      ...(options.cwd ? { cwd: options.cwd } : {}),
      ...(options.calledAs ? { argv0: options.calledAs } : {}),
    });
    return await endOf(child, `${options.calledAs ?? program} ${args.join(' ')}`, options, { log, signal });
  } finally {
    for (const file of [input, output]) if (typeof file === 'number') closeSync(file);
  }
}

async function endOf(child: ChildProcess, line: string, options: RunOptions, { log, signal }: Surroundings): Promise<Output> {
  const stdout: string[] = [];
  let late = false;
  const end = endGroup(child);
  const take = (text: string): void => {
    clearTimeout(quiet);
    writeSync(log, text);
    options.onOutput?.(text);
  };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout.push(text), take(text)));
  child.stderr?.setEncoding('utf8').on('data', take);
  const quiet = setTimeout(() => ((late = true), end()), (options.firstWordWithin ?? options.within ?? DEFAULT_DEADLINE_SECONDS) * 1000);
  const deadline = setTimeout(() => ((late = true), end()), (options.within ?? DEFAULT_DEADLINE_SECONDS) * 1000);
  if (!options.mustEnd) signal.addEventListener('abort', end);
  try {
    const [code, name] = await closed(child);
    signal.throwIfAborted();
    if (late) throw new ProgramFailed(`${line}: did not end in time`);
    if (code !== 0) throw new ProgramFailed(`${line}: ${name ? `ended by ${name}` : `exit code ${code}`}`);
    return { stdout: stdout.join('') };
  } finally {
    clearTimeout(quiet);
    clearTimeout(deadline);
    signal.removeEventListener('abort', end);
  }
}

function closed(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new ProgramFailed(`${child.spawnfile}: ${error.message}`)));
    child.once('close', (code, signal) => resolve([code, signal]));
  });
}

/** Ends the child's process group, gently at first. */
function endGroup(child: ChildProcess): () => void {
  return () => {
    killGroup(child, 'SIGTERM');
    const kill = setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_SECONDS * 1000);
    child.once('close', () => clearTimeout(kill));
  };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
