import { randomBytes } from 'node:crypto';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CommandRecord } from '../command/command-record';
import type { OwnedProcess } from './background';
import { OneByOne } from './one-by-one';
import { startOf } from './process-identity';
import { sendSignal } from './send-signal';

/** The most of each stream that a record keeps, in characters. */
const LONGEST_OUTPUT = 1_000_000;
/** For a line to end once its programs were ended. */
const LAST_SECONDS = 5;

export interface RemoteShellOptions {
  /** What connects to the shell: `kubectl exec -i web -- sh`. */
  program: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The journal: a later run ends the program if this one is killed. */
  journal: { add(entry: OwnedProcess): OwnedProcess; forget(entry: OwnedProcess): void };
  /** Ends what a line has started there, but not the shell; if left out, a line that takes too long ends the shell too. */
  endPrograms?: () => Promise<void>;
}

/** A shell in a container, into which one line after the other is typed. Folder, variables and functions stay. */
export class RemoteShell {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly owned: OwnedProcess | undefined;
  private readonly streams = { out: new Heard(), err: new Heard() };
  private readonly news = new EventEmitter();
  private isOver = false;
  private readonly turns = new OneByOne();

  constructor(private readonly options: RemoteShellOptions) {
    const { program, args, cwd, env, journal } = options;
    this.child = spawn(program, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const { pid } = this.child;
    this.owned = pid === undefined ? undefined : journal.add({ kind: 'process', pid, start: startOf(pid) ?? '', commandLine: [program, ...args].join(' ') });
    this.child.stdout.on('data', (piece: Buffer) => this.hear(this.streams.out, piece));
    this.child.stderr.on('data', (piece: Buffer) => this.hear(this.streams.err, piece));
    this.child.stdin.on('error', () => undefined);
    for (const event of ['close', 'error']) this.child.on(event, () => this.hangUp());
  }

  /** Whether the shell has ended: by `exit`, or because its container is gone. */
  get hasEnded(): boolean {
    return this.isOver;
  }

  /** Types one line, or several; standard input is empty. @param within seconds after which what it has started is ended */
  run(text: string, options: { within: number }): Promise<CommandRecord> {
    return this.turns.do(() => this.type(text, options));
  }

  private async type(text: string, { within }: { within: number }): Promise<CommandRecord> {
    const start = performance.now();
    // The programs of an earlier line do not know it.
    const mark = randomBytes(8).toString('hex');
    this.streams.out.begin(mark);
    this.streams.err.begin(mark);
    this.child.stdin.write(`{\n${text}\n} < /dev/null\nprintf '\\n${mark} %s\\n' "$?"; printf '\\n${mark} 0\\n' >&2\n`);
    const isTimely = await this.answered(within);
    if (!isTimely) await this.stop();
    const { out, err } = this.streams;
    for (const stream of [out, err]) stream.end();
    const outcome = this.child.pid === undefined ? 'program not found' : isTimely ? 'exited' : 'timed out';
    const exitCode = outcome === 'exited' ? (out.exitCode ?? this.child.exitCode ?? undefined) : undefined;
    return { commandLine: text, cwd: this.options.cwd, exitCode, outcome, seconds: (performance.now() - start) / 1000, stdout: out.text, stderr: err.text, output: out.text + err.text };
  }

  /** Ends what lines have left running; the shell stays if it can. */
  async endJobs(): Promise<void> {
    await this.options.endPrograms?.();
  }

  end(): void {
    if (this.child.pid !== undefined && !this.isOver) sendSignal(-this.child.pid, 'SIGKILL');
    this.hangUp();
  }

  private hear(stream: Heard, piece: Buffer): void {
    stream.hear(piece.toString());
    this.news.emit('news');
  }

  private hangUp(): void {
    if (this.owned && !this.isOver) this.options.journal.forget(this.owned);
    this.isOver = true;
    this.news.emit('news');
  }

  private async answered(seconds: number): Promise<boolean> {
    const deadline = performance.now() + seconds * 1000;
    const isThere = (): boolean => this.isOver || (this.streams.out.exitCode !== undefined && this.streams.err.exitCode !== undefined);
    while (!isThere() && performance.now() < deadline) await once(this.news, 'news', { signal: AbortSignal.timeout(Math.ceil(Math.max(1, deadline - performance.now()))) }).catch(() => undefined);
    return isThere();
  }

  private async stop(): Promise<void> {
    await this.options.endPrograms?.();
    if (!this.options.endPrograms || !(await this.answered(LAST_SECONDS))) this.end();
  }
}

/** One stream, up to the mark behind the output of a line. */
class Heard {
  text = '';
  /** Set as soon as the mark has come. */
  exitCode: number | undefined;
  private rest = '';
  private mark = '';

  begin(mark: string): void {
    this.text = '';
    this.rest = '';
    this.exitCode = undefined;
    this.mark = mark;
  }

  hear(piece: string): void {
    this.rest += piece;
    const end = new RegExp(`\\n${this.mark} (\\d+)\\n`).exec(this.rest);
    const longestMark = this.mark.length + 8;
    const known = end ? end.index : Math.max(0, this.rest.length - longestMark);
    this.text = (this.text + this.rest.slice(0, known)).slice(0, LONGEST_OUTPUT);
    this.rest = this.rest.slice(known);
    if (end) this.exitCode = Number(end[1]);
  }

  /** If the mark has not come, all belongs to the output. */
  end(): void {
    if (this.exitCode === undefined) this.text = (this.text + this.rest).slice(0, LONGEST_OUTPUT);
    this.rest = '';
  }
}
