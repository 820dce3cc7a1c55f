import { spawn, type ChildProcess } from 'node:child_process';
import { type Answer, answerOf } from './http-get';
import { listeners, type Listening } from './listeners';
import { groupOf, startOf } from './process-identity';
import { sendSignal } from './send-signal';

/** A program that keeps running in the background, here or in a container. */
export interface ServerProcess {
  /** As people type it. */
  readonly commandLine: string;
  /** Its output so far; only the beginning of a long output. */
  readonly output: string;
  /** Set once it has ended: `exit code 1`, `signal SIGKILL`. */
  readonly ended: string | undefined;
  /** Whether it has a network of its own: no other program can take its ports, and this machine cannot reach them. */
  readonly isApart: boolean;
  /** Whether a process of this machine belongs to it. */
  has(pid: number): boolean;
  /** Where it listens; empty if the system does not show it. */
  listening(): Listening[];
  /** Sends it a GET from inside its network. @throws Error if it does not answer */
  get(url: string): Promise<Answer>;
  end(): void | Promise<void>;
}

/** A process that a later run can recognise, even if another process has its ID by then. */
export interface OwnedProcess {
  kind: 'process';
  pid: number;
  start: string;
  commandLine: string;
}

/** The journal: a later run ends its processes if this one is killed. */
interface Processes {
  add(entry: OwnedProcess): unknown;
}

/** In characters. */
const LONGEST_OUTPUT = 1_000_000;

/** A background program of the lab, in a process group of its own. */
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

/** Ends a process of this or an earlier run, with its children, if the ID still belongs to it. */
export function endOwnedProcess({ pid, start }: OwnedProcess): void {
  const now = startOf(pid);
  // The leader may be gone while its children live on; the system does not reuse the group's ID until then.
  if (now === undefined || now === start) endGroup(pid);
}

function endGroup(group: number): void {
  sendSignal(-group, 'SIGKILL');
}
