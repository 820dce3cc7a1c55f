import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustSucceed, runCommand } from '../../support/system/command/run-command';
import { waitFor } from '../../support/wait/wait-for';

const START_SECONDS = 30;
const RUN_SECONDS = 120;

/** A second Docker engine on this machine, in a network of its own: for what would harm the one that the cluster runs in. */
export class SpareEngine {
  private constructor(
    private readonly folder: string,
    private readonly daemon: ChildProcess,
  ) {}

  /** @param images that it is given of the first engine */
  static async start(...images: string[]): Promise<SpareEngine> {
    const folder = mkdtempSync(join(tmpdir(), 'labspec-engine-'));
    const at = (name: string): string => join(folder, name);
    mkdirSync(at('data'));
    // A disk of its own, which can be filled without harm. It takes no more memory than there is on it.
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

  /** Ends at once, as soon as it runs a container. */
  async killOnceItRuns(): Promise<void> {
    // A container of a build is there for a moment only, so nobody asks for it: it is told.
    const events = spawn('docker', ['--host', this.host, 'events', '--since', new Date().toISOString(), '--filter', 'event=start'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(events.stdout, 'data', { signal: AbortSignal.timeout(RUN_SECONDS * 1000) });
      this.daemon.kill('SIGKILL');
    } finally {
      events.kill('SIGKILL');
    }
  }

  /** Removes what builds have left: the next one has to run something. @param base the image that stays */
  async forgetBuilds(base: string): Promise<void> {
    await this.asks(`base=$(docker image inspect --format '{{.Id}}' ${base}); docker image ls --all --quiet --no-trunc | grep --invert-match "$base" | xargs --no-run-if-empty docker image rm --force`);
  }

  /** Leaves so many kilobytes free on its disk. */
  async fillDisk(left: number): Promise<void> {
    const data = join(this.folder, 'data');
    await mustSucceed('sh', ['-c', `mount -o remount,size=$(( $(df --output=used ${data} | tail -1) + ${left} ))k ${data}`]);
  }

  async end(): Promise<void> {
    this.daemon.kill('SIGKILL');
    // Its containerd and what ran in its containers outlive it.
    await runCommand('pkill', ['-KILL', '-f', this.folder]);
    await runCommand('sh', ['-c', `sleep 1; grep -o ' ${this.folder}[^ ]*' /proc/mounts | sort --reverse | xargs --no-run-if-empty umount --lazy`]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private asks(command: string): ReturnType<typeof runCommand> {
    return runCommand('sh', ['-c', command], { env: { DOCKER_HOST: this.host } });
  }
}
