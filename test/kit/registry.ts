import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustSucceed } from '../../support/system/command/run-command';
import { anyFreePort } from '../../support/system/process/ports';
import { needProgram } from '../../support/system/command/programs';
import { waitFor } from '../../support/wait/wait-for';

/** A small registry that keeps images in memory. */
const PROGRAM = 'github.com/google/go-containerregistry/cmd/registry@v0.20.3';
const BUILD_SECONDS = 300;

const FORWARDER = 'require("net").createServer((one) => { const other = require("net").connect(process.argv[1]); one.pipe(other).pipe(one); one.on("error", () => other.destroy()); other.on("error", () => one.destroy()); }).listen(process.argv[2], "127.0.0.1");';

/**
 * A registry on this machine. Docker and containerd accept a registry without a certificate only at 127.0.0.1. So it must be there in the
 * node's network too: through a socket in the file system, which is visible in both networks.
 */
export class Registry {
  private constructor(
    private readonly folder: string,
    private readonly processes: ChildProcess[],
    private readonly socket: Server,
    /** As it stands in the name of an image. */
    readonly host: string,
  ) {}

  static async start(node: string): Promise<Registry> {
    const folder = mkdtempSync(join(tmpdir(), 'labspec-registry-'));
    await mustSucceed(needProgram('go'), ['install', PROGRAM], { env: { GOBIN: folder, CGO_ENABLED: '0', GOWORK: 'off' }, within: BUILD_SECONDS });
    const port = await anyFreePort();
    const path = join(folder, 'socket');
    const socket = createServer((one) => {
      const other = connect(port, '127.0.0.1');
      one.pipe(other).pipe(one);
      one.on('error', () => other.destroy());
      other.on('error', () => one.destroy());
    }).listen(path);
    const pid = (await mustSucceed('docker', ['container', 'inspect', '--format', '{{.State.Pid}}', node])).stdout.trim();
    const processes = [
      spawn(join(folder, 'registry'), ['-port', String(port)], { stdio: 'ignore' }),
      spawn('nsenter', ['--target', pid, '--net', process.execPath, '-e', FORWARDER, path, String(port)], { stdio: 'ignore' }),
    ];
    await waitFor(async () => ((await fetch(`http://127.0.0.1:${port}/v2/`)).ok ? { done: true } : { notYet: 'no answer' }), { what: 'The registry answers', within: 10, every: 0.2 });
    return new Registry(folder, processes, socket, `127.0.0.1:${port}`);
  }

  end(): void {
    for (const process of this.processes) process.kill('SIGKILL');
    this.socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
