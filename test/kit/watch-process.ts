import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { labEnvironment } from '../../support/system/command/environment';
import { packageFolder } from '../../support/system/files/project';
import { waitFor } from '../../support/wait/wait-for';

const TICK = /^✓ +(\d+) /gm;

export interface WatchProcessOptions {
  /** See support/lab/parameters.ts. */
  worldParameters: Record<string, unknown>;
  /** The folder for its reports, its state and its temporary files. */
  home: string;
  /** Options of `labspec check --watch`, as a user types them. */
  args?: string[];
}

/** `labspec check --watch` in a separate process, without a terminal. */
export class WatchProcess {
  output = '';
  private readonly child: ChildProcess;
  /** Resolves when it has ended; null if a signal ended it. */
  readonly exitCode: Promise<number | null>;
  private readonly rings = new Set<() => void>();

  constructor({ worldParameters, home, args = [] }: WatchProcessOptions) {
    const env = { LABSPEC_WORLD: JSON.stringify(worldParameters), LABSPEC_REPORTS: join(home, 'reports'), LABSPEC_STATE: join(home, 'state'), TMPDIR: join(home, 'tmp') };
    mkdirSync(env.TMPDIR, { recursive: true });
    this.child = spawn(process.execPath, [join(packageFolder, 'support/commands/labspec.js'), 'check', '--watch', ...args], { cwd: home, env: labEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (piece: Buffer) => this.note(piece.toString()));
    this.exitCode = once(this.child, 'close').then(([code]) => code as number | null);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The tasks with a tick so far, in the order of their ticks. */
  get ticks(): number[] {
    return [...this.output.matchAll(TICK)].map((match) => Number(match[1]));
  }

  /** Waits until it has printed these words. @throws TaskFailed with everything that it has printed instead */
  async says(words: string | RegExp, within: number): Promise<void> {
    await this.until(() => this.output.search(words) >= 0, `The watch prints ${String(words)}`, within);
  }

  /** Waits until these tasks have a tick. @throws TaskFailed with everything that it has printed instead */
  async hasTicked(tasks: readonly number[], within: number): Promise<void> {
    await this.until(() => tasks.every((task) => this.ticks.includes(task)), `The tasks ${tasks.join(', ')} have a tick`, within);
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private async until(holds: () => boolean, what: string, within: number): Promise<void> {
    const wake = (ring: () => void): (() => void) => {
      this.rings.add(ring);
      return () => this.rings.delete(ring);
    };
    await waitFor(() => Promise.resolve(holds() ? { done: true } : { notYet: this.output }), { what, within, every: 5, wake });
  }

  private note(text: string): void {
    this.output += text;
    for (const ring of this.rings) ring();
  }
}
