import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { docker } from '../docker/docker-cli';

/** Bytes: with less than that left, a program that says so may have met a full disk. */
const ALMOST_NONE = 100_000_000;
const EVERY_MILLISECONDS = 500;

/**
 * Watches what a build or a container writes to the disk of the Docker engine. That is asked for only while the disk has lost so much since
 * the guard began: the engine counts every file for it.
 */
export class DiskGuard {
  private readonly full = new AbortController();
  private readonly over = new AbortController();
  private leastFree = Infinity;

  private constructor(private readonly folder: string, private readonly written: () => Promise<number>, private readonly most: number) {}

  /**
   * An engine on another machine has its disk there: then nothing is watched.
   * @param written bytes: others write to the same disk
   * @param most bytes that may be written
   */
  static async begin(written: () => Promise<number>, most: number): Promise<DiskGuard> {
    const guard = new DiskGuard((await docker(['info', '--format', '{{.DockerRootDir}}'], { within: 10 })).stdout.trim(), written, most);
    if (existsSync(guard.folder)) void guard.watch(await guard.free()).catch(() => undefined);
    return guard;
  }

  /** Aborted as soon as too much is written. */
  get signal(): AbortSignal {
    return this.full.signal;
  }

  /** Whether there was almost no space left at some time, whoever has taken it. */
  get sawFullDisk(): boolean {
    return this.leastFree < ALMOST_NONE;
  }

  end(): void {
    this.over.abort();
  }

  private async watch(before: number): Promise<void> {
    for (;;) {
      await setTimeout(EVERY_MILLISECONDS, undefined, { signal: this.over.signal, ref: false });
      if (before - (await this.free()) > this.most && (await this.written().catch(() => 0)) > this.most) return this.full.abort(new Error('too much is written'));
    }
  }

  private async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    this.leastFree = Math.min(this.leastFree, bavail * bsize);
    return bavail * bsize;
  }
}
