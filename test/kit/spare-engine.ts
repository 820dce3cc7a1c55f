import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { waitFor } from '../../support/wait/wait-for';

const START_SECONDS = 30;
const RUN_SECONDS = 120;

/** A second Docker engine on this machine, in its own network, for tests that would harm the engine of the cluster. */
export class SpareEngine {
  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
  ) {}

  /** @param images of the first engine to copy to this one */
  static async start(...images: string[]): Promise<SpareEngine> {
    const folder = mkdtempSync(join(tmpdir(), 'labspec-engine-'));
    const at = (name: string): string => join(folder, name);
    mkdirSync(at('data'));
    // Its own disk, which a test can fill without harm. It takes only as much memory as there is data on it.
    await mustSucceed('mount', ['-t', 'tmpfs', '-o', 'size=90%', 'tmpfs', at('data')]);
    const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid'), '--host', `unix://${at('sock')}`];
    const engine = new SpareEngine(folder, spawn('unshare', ['--net', 'dockerd', ...places], { stdio: 'ignore' }));
    await waitFor(async () => ((await engine.asks('docker version')).exitCode === 0 ? { done: true } : { notYet: 'no answer' }), { what: 'The spare engine answers', within: START_SECONDS, every: 0.3 });
    for (const image of images) await mustSucceed('sh', ['-c', `docker save ${image} | docker --host ${engine.host} load`], { within: 120 });
    return engine;
  }

  get host(): string {
    return `unix://${join(this.folder, 'sock')}`;
  }

  /** Kills the engine as soon as it runs a container. */
  async killOnceItRuns(): Promise<void> {
    // A container of a build exists only for a moment, so polling could miss it; events do not.
    const events = spawn('docker', ['--host', this.host, 'events', '--since', new Date().toISOString(), '--filter', 'event=start'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(events.stdout, 'data', { signal: AbortSignal.timeout(RUN_SECONDS * 1000) });
      this.daemon.kill('SIGKILL');
    } finally {
      events.kill('SIGKILL');
    }
  }

  /** Removes what builds have left behind, so that the next build has to run something. @param base the image that stays */
  async forgetBuilds(base: string): Promise<void> {
    await this.asks(`base=$(docker image inspect --format '{{.Id}}' ${base}); docker image ls --all --quiet --no-trunc | grep --invert-match "$base" | xargs --no-run-if-empty docker image rm --force`);
  }

  /** Leaves this number of kilobytes free on its disk. */
  async fillDisk(left: number): Promise<void> {
    const data = join(this.folder, 'data');
    await mustSucceed('sh', ['-c', `mount -o remount,size=$(( $(df --output=used ${data} | tail -1) + ${left} ))k ${data}`]);
  }

  async end(): Promise<void> {
    this.daemon.kill('SIGKILL');
    // Its containerd and the programs in its containers outlive it.
    await runCommand('pkill', ['-KILL', '-f', this.folder]);
    await runCommand('sh', ['-c', `sleep 1; grep -o ' ${this.folder}[^ ]*' /proc/mounts | sort --reverse | xargs --no-run-if-empty umount --lazy`]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private asks(command: string): ReturnType<typeof runCommand> {
    return runCommand('sh', ['-c', command], { env: { DOCKER_HOST: this.host } });
  }
}
