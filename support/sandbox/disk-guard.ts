import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { docker } from '../docker/docker-cli';
import type { BuildMade } from './build-output';

/** Bytes: what builds of a lab write is far below. */
const MOST_WRITTEN = 2_000_000_000;
/** Bytes: with less than that left, a program that says so may have met a full disk. */
const ALMOST_NONE = 100_000_000;
const EVERY_MILLISECONDS = 500;

/**
 * Watches what one build writes to the disk of the Docker engine. Sizes of containers are asked for only while the disk has lost so much
 * since the build began: the engine counts every file for them.
 */
export class DiskGuard {
  private readonly full = new AbortController();
  private readonly over = new AbortController();
  private leastFree = Infinity;

  private constructor(private readonly folder: string, private readonly made: BuildMade) {}

  /** @param made kept up to date as the build goes on. An engine on another machine has its disk there: then nothing is watched. */
  static async begin(made: BuildMade): Promise<DiskGuard> {
    const guard = new DiskGuard((await docker(['info', '--format', '{{.DockerRootDir}}'], { within: 10 })).stdout.trim(), made);
    if (existsSync(guard.folder)) void guard.watch(await guard.free()).catch(() => undefined);
    return guard;
  }

  /** Aborted as soon as the build has written too much. */
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
      if (before - (await this.free()) > MOST_WRITTEN && (await this.written()) > MOST_WRITTEN) return this.full.abort(new Error('the build fills the disk'));
    }
  }

  /** Others write to the same disk: only what this build has made counts. */
  private async written(): Promise<number> {
    const { base, image, container } = this.made;
    const [from = 0, to = 0] = base === undefined || image === undefined ? [] : await sizes(['image', 'inspect', '--format', '{{.Size}}', base, image]);
    const [now = 0] = container === undefined ? [] : await sizes(['container', 'inspect', '--size', '--format', '{{.SizeRw}}', container]);
    return to - from + now;
  }

  private async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    this.leastFree = Math.min(this.leastFree, bavail * bsize);
    return bavail * bsize;
  }
}

/** Bytes of each; none for what is gone meanwhile. */
async function sizes(question: string[]): Promise<number[]> {
  const { exitCode, stdout } = await docker(question, { within: 10 });
  return exitCode === 0 ? stdout.trim().split('\n').map(Number) : [];
}
