import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { docker } from '../docker/docker-cli';

/** Bytes: what builds of a lab write is far below. */
const MOST_WRITTEN = 2_000_000_000;
const EVERY_MILLISECONDS = 500;

/** Watches the disk that the Docker engine writes to, as long as somebody's programs run there. */
export class DiskGuard {
  private readonly full = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  private constructor(private readonly folder: string) {}

  /** An engine on another machine has its disk there: then nothing is watched. */
  static async begin(): Promise<DiskGuard> {
    const guard = new DiskGuard((await docker(['info', '--format', '{{.DockerRootDir}}'], { within: 10 })).stdout.trim());
    if (existsSync(guard.folder)) {
      const before = await guard.free();
      guard.timer = setInterval(() => void guard.look(before), EVERY_MILLISECONDS);
    }
    return guard;
  }

  /** Aborted as soon as too much was written. */
  get signal(): AbortSignal {
    return this.full.signal;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async look(before: number): Promise<void> {
    if (before - (await this.free()) > MOST_WRITTEN) this.full.abort(new Error('the disk fills'));
  }

  private async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }
}
