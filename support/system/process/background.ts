import { spawn, type ChildProcess } from 'node:child_process';
import { type Answer, answerOf } from './http-get';
import { listeners, type Listening } from './listeners';
import { groupOf, startOf } from './process-identity';
import { sendSignal } from './send-signal';

/** A program that runs on in the background, wherever it runs. */
export interface ServerProcess {
  /** As people type it. */
  readonly commandLine: string;
  /** What it has said so far; of much, only the beginning. */
  readonly output: string;
  /** Set once it has ended: `exit code 1`, `signal SIGKILL`. */
  readonly ended: string | undefined;
  /** In a network of its own: nothing else can take its ports, and nothing of this machine reaches them. */
  readonly isApart: boolean;
  /** Whether a process of this machine is it, or one that it has started. */
  has(pid: number): boolean;
  /** Where it listens; nowhere where the system does not tell. */
  listening(): Listening[];
  /** Asks it by GET, from where it runs. @throws Error if it does not answer */
  get(url: string): Promise<Answer>;
  end(): void | Promise<void>;
}

/** A process as it is found again by a later run: another one may have its id by then. */
export interface OwnedProcess {
  kind: 'process';
  pid: number;
  start: string;
  commandLine: string;
}

/** Where processes are written down, so that they are ended even if this one is killed. */
interface Processes {
  add(entry: OwnedProcess): unknown;
}

/** Characters: a program that says more has said enough. */
const LONGEST_OUTPUT = 1_000_000;

/** A program of the lab that runs on, in a process group of its own, with what it has said so far. */
export class BackgroundProcess implements ServerProcess {
  readonly isApart = false;
  output = '';
  /** Set once it has ended: `exit code 1`, `signal SIGKILL`. */
  ended: string | undefined;

  private constructor(private readonly child: ChildProcess, readonly commandLine: string) {
    const keep = (piece: Buffer): void => {
      if (this.output.length < LONGEST_OUTPUT) this.output += piece.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => (this.ended = error.message));
    child.on('exit', (code, signal) => (this.ended = signal ? `signal ${signal}` : `exit code ${code ?? ''}`));
  }

  static start(program: string, args: string[], options: { cwd: string; env: NodeJS.ProcessEnv; journal: Processes; shown?: string }): BackgroundProcess {
    const child = spawn(program, args, { cwd: options.cwd, env: options.env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const process = new BackgroundProcess(child, options.shown ?? [program, ...args].join(' '));
    if (child.pid) options.journal.add({ kind: 'process', pid: child.pid, start: startOf(child.pid) ?? '', commandLine: process.commandLine });
    return process;
  }

  /** Its children share its process group. */
  has(pid: number): boolean {
    return this.child.pid !== undefined && groupOf(pid) === this.child.pid;
  }

  listening(): Listening[] {
    return listeners().filter(({ pid }) => this.has(pid));
  }

  get(url: string): Promise<Answer> {
    return answerOf(url);
  }

  end(): void {
    if (this.child.pid) endGroup(this.child.pid);
  }
}

/** Ends a process of an earlier or this run, with its children, if it is still the very process. */
export function endOwnedProcess({ pid, start }: OwnedProcess): void {
  const now = startOf(pid);
  // The leader may be gone while its children live on in its group; a group id is not given to another while they do.
  if (now === undefined || now === start) endGroup(pid);
}

function endGroup(group: number): void {
  sendSignal(-group, 'SIGKILL');
}
