import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { docker } from '../docker/docker-cli';

/** Bytes: with less than that left, a program that reports a full disk may be right. */
const ALMOST_NONE = 100_000_000;
const EVERY_MILLISECONDS = 500;

/**
 * Watches what a build or a container writes to the disk of the Docker engine. It asks only after the disk has lost that much since the start,
 * because the engine counts every file for the answer.
 */
export class DiskGuard {
  private readonly full = new AbortController();
  private readonly over = new AbortController();
  private leastFree = Infinity;

  private constructor(private readonly folder: string, private readonly written: () => Promise<number>, private readonly most: number) {}

  /**
   * An engine on another machine has its disk there: then nothing is watched.
   * @param written bytes of this work: other programs write to the same disk
   * @param most the most bytes that it may write
   */
  static async begin(written: () => Promise<number>, most: number): Promise<DiskGuard> {
    const guard = new DiskGuard((await docker(['info', '--format', '{{.DockerRootDir}}'], { within: 10 })).stdout.trim(), written, most);
    if (existsSync(guard.folder)) void guard.watch(await guard.free()).catch(() => undefined);
    return guard;
  }

  /** Aborted as soon as it has written too much. */
  get signal(): AbortSignal {
    return this.full.signal;
  }

  /** Whether almost no space was left at some time, for whatever reason. */
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
