import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandRecord } from '../command/command-record';
import type { OwnedProcess } from './background';
import { OneByOne } from './one-by-one';
import { allProcesses, groupOf, startOf } from './process-identity';
import { sendSignal } from './send-signal';

/** The largest file that a line may write, its own output included. */
export const LARGEST_FILE_MB = 200;
/** The most of each stream that a record keeps. */
const LONGEST_OUTPUT = 1_000_000;
/** For a line to end once its programs were killed. */
const LAST_SECONDS = 3;

/**
 * Sources each file that it is told, in this same shell: variables, functions and the folder stay. Standard input is empty.
 * It reports the exit code of each on descriptor 3.
 */
const DRIVER = `ulimit -f ${LARGEST_FILE_MB * 1024}
while IFS= read -r LABSPEC_LINE; do
  . "$LABSPEC_LINE/line" < /dev/null > "$LABSPEC_LINE/out" 2> "$LABSPEC_LINE/err" 3>&-
  printf '%s\\n' "$?" >&3
done`;

export interface SessionOptions {
  /** Where the first line runs. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Where lines and outputs are kept. */
  folder: string;
  /** The journal: a later run ends the shell and its programs if this one is killed. */
  journal: { add(entry: OwnedProcess): unknown };
}

/** A bash that runs one line after the other, as a reader types them into one terminal. */
export class ShellSession {
  private shell: ChildProcess | undefined;
  private answer = '';
  private lines = 0;
  private readonly turns = new OneByOne();
  private readonly news = new EventEmitter();

  constructor(private readonly options: SessionOptions) {}

  /** @param text one line, or several @param within seconds after which what it has started is killed */
  run(text: string, options: { within: number }): Promise<CommandRecord> {
    return this.turns.do(() => this.type(text, options));
  }

  private async type(text: string, { within }: { within: number }): Promise<CommandRecord> {
    const start = performance.now();
    const shell = (this.shell ??= this.start());
    const folder = join(this.options.folder, `line-${++this.lines}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'line'), `${text}\n`);
    this.answer = '';
    shell.stdin?.write(`${folder}\n`);
    const isTimely = await this.ended(shell, within);
    if (!isTimely) await this.stop(shell);
    const { exitCode, outcome } = this.result(shell, isTimely);
    const stdout = readSome(join(folder, 'out'));
    const stderr = inBashsWords(readSome(join(folder, 'err')), join(folder, 'line'));
    rmSync(folder, { recursive: true, force: true });
    return { commandLine: text, cwd: this.options.cwd, exitCode, outcome, seconds: (performance.now() - start) / 1000, stdout, stderr, output: `${stdout}${stderr}` };
  }

  /** Ends what lines have left running in the background; the shell stays. */
  async endJobs(): Promise<void> {
    if (!this.shell?.pid || programsOf(this.shell.pid).length === 0) return;
    this.killPrograms(this.shell);
    // Here, and not in the reader's next line, bash reports which jobs were killed: it may do so only before the command after `wait`.
    await this.run('wait\njobs\n:', { within: LAST_SECONDS });
  }

  end(): void {
    const { pid } = this.shell ?? {};
    if (this.shell) this.killPrograms(this.shell);
    if (pid) sendSignal(-pid, 'SIGKILL');
    this.shell = undefined;
  }

  private start(): ChildProcess {
    const { cwd, env, journal } = this.options;
    const shell = spawn('bash', ['--noprofile', '--norc', '-c', DRIVER], { cwd, env, detached: true, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
    if (shell.pid) journal.add({ kind: 'process', pid: shell.pid, start: startOf(shell.pid) ?? '', commandLine: 'bash' });
    shell.stdio[3]?.on('data', (piece: Buffer) => {
      this.answer += piece.toString();
      this.news.emit('news');
    });
    shell.on('exit', () => this.news.emit('news'));
    shell.on('error', () => this.news.emit('news'));
    // A shell that has ended does not read what it is sent.
    shell.stdin?.on('error', () => undefined);
    shell.unref();
    return shell;
  }

  private async ended(shell: ChildProcess, seconds: number): Promise<boolean> {
    const deadline = performance.now() + seconds * 1000;
    const hasEnded = (): boolean => this.answer.includes('\n') || shell.exitCode !== null || shell.signalCode !== null || shell.pid === undefined;
    while (!hasEnded() && performance.now() < deadline) await once(this.news, 'news', { signal: AbortSignal.timeout(Math.ceil(Math.max(1, deadline - performance.now()))) }).catch(() => undefined);
    return hasEnded();
  }

  /** Kills the programs of a line that takes too long, and the shell if that does not help. */
  private async stop(shell: ChildProcess): Promise<void> {
    this.killPrograms(shell);
    if (!(await this.ended(shell, LAST_SECONDS))) this.end();
  }

  private result(shell: ChildProcess, isTimely: boolean): Pick<CommandRecord, 'exitCode' | 'outcome'> {
    if (shell.pid === undefined) this.shell = undefined;
    if (shell.pid === undefined) return { exitCode: undefined, outcome: 'program not found' };
    if (!isTimely) return { exitCode: undefined, outcome: 'timed out' };
    if (this.answer.includes('\n')) return { exitCode: Number(this.answer), outcome: 'exited' };
    // The line has ended its own shell: the next one begins in a new one.
    this.end();
    return shell.signalCode === null ? { exitCode: shell.exitCode ?? undefined, outcome: 'exited' } : { exitCode: undefined, outcome: 'ended by a signal' };
  }

  private killPrograms({ pid }: ChildProcess): void {
    if (pid === undefined) return;
    for (const program of programsOf(pid)) sendSignal(program, 'SIGKILL');
  }
}

/** Its children and theirs; those whose parents have ended are still in its process group. */
function programsOf(shell: number): number[] {
  const all = allProcesses();
  const below = (parent: number): number[] => all.filter((process) => process.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return [...new Set([...below(shell), ...all.flatMap(({ pid }) => (pid !== shell && groupOf(pid) === shell ? [pid] : []))])];
}

/** As bash in a terminal says it, without the file that it reads the line from, and without the programs that labspec has killed. */
function inBashsWords(said: string, file: string): string {
  const isKilled = (line: string): boolean => line.startsWith(file) && /: line \d+: +\d+ Killed/.test(line);
  return said.split('\n').filter((line) => !isKilled(line)).join('\n').replaceAll(`${file}: line `, 'bash: line ');
}

function readSome(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, LONGEST_OUTPUT);
  } catch {
    return '';
  }
}
