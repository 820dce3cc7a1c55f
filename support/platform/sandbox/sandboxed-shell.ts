import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownDockerLabels } from '../../ownership/labels';
import type { Journal } from '../../ownership/journal';
import type { CommandRecord } from '../../system/command/command-record';
import { runCommand } from '../../system/command/run-command';
import { RemoteShell } from '../../system/process/remote-shell';
import { docker, ENGINE_PROGRAM } from '../docker/docker-cli';
import { removeContainer } from '../docker/engine';
import { noSandbox } from './http-probe';
import { PROGRAM_LIMITS } from './limits';
import { HOME, NOBODY } from './sandbox';

const START_SECONDS = 60;
const COPY_SECONDS = 30;
/** Reads files by standard input into the folder $0. */
const UNPACK = 'mkdir -p "$0" && tar -x -C "$0" --no-same-permissions --no-same-owner';
/** Plain files only: no link leads out of the folder that they come into. */
const PACK = 'cd "$0" && find . -type f -print0 | tar -c --null --no-recursion -T -';

export interface ShellSandboxSettings {
  /** It has bash, tar and the programs that lines name. */
  image: string;
  /** The prefix of its container's name. */
  prefix: string;
  /** On this machine: what it contains is copied before a line runs. */
  folder: string;
  /** Of Docker. */
  network: string;
  kubeconfig: string;
  journal: Journal;
}

/** A bash in a container with limits, for lines that work with a stranger's files: it sees no file of this machine. */
export class SandboxedShell {
  private readonly copied = new Map<string, string>();

  private constructor(private readonly settings: ShellSandboxSettings, private readonly name: string, private readonly shell: RemoteShell, private readonly forget: () => void) {}

  /** @throws EnvironmentError if the engine does not start it */
  static async start(settings: ShellSandboxSettings): Promise<SandboxedShell> {
    const name = `${settings.prefix}-${randomBytes(3).toString('hex')}`;
    const owned = settings.journal.add({ kind: 'container' as const, name });
    const shell = new RemoteShell({ program: ENGINE_PROGRAM, args: optionsOf(settings, name), cwd: settings.folder, env: process.env, journal: settings.journal, endPrograms: () => endProgramsIn(name) });
    const started = await shell.run(`mkdir -p ${HOME}/.kube ${folderIn(settings)} && cd ${folderIn(settings)} && cat > ~/.kube/config <<'EOF'\n${settings.kubeconfig}\nEOF`, { within: START_SECONDS });
    if (started.exitCode !== 0) throw noSandbox(started.output.trim() || `not ready within ${START_SECONDS} s`);
    return new SandboxedShell(settings, name, shell, () => settings.journal.forget(owned));
  }

  async run(text: string, options: { within: number }): Promise<CommandRecord> {
    await this.copyIn();
    return this.shell.run(text, options);
  }

  endJobs(): Promise<void> {
    return this.shell.endJobs();
  }

  /** Copies its plain files into the folder on this machine. */
  async copyOut(): Promise<void> {
    await this.copy(`${ENGINE_PROGRAM} exec --user ${NOBODY}:${NOBODY} "$1" sh -c "$2" "$3" | head -c 100000000 | tar -x -C "$0" --no-same-owner --no-same-permissions`, PACK);
  }

  async end(): Promise<void> {
    this.shell.end();
    await removeContainer(this.name);
    this.forget();
  }

  /** What has come or changed on this machine since the last time: lines may have changed the others. */
  private async copyIn(): Promise<void> {
    const changed = plainFiles(this.settings.folder).filter(({ name, stamp }) => this.copied.get(name) !== stamp);
    if (changed.length === 0) return;
    await this.copy(`tar -c -C "$0" --no-recursion -- "\${@:4}" | ${ENGINE_PROGRAM} exec --interactive --user ${NOBODY}:${NOBODY} "$1" sh -c "$2" "$3"`, UNPACK, changed.map(({ name }) => name));
    for (const { name, stamp } of changed) this.copied.set(name, stamp);
  }

  private async copy(script: string, inside: string, names: readonly string[] = []): Promise<void> {
    const { folder } = this.settings;
    const record = await runCommand('bash', ['-o', 'pipefail', '-c', script, folder, this.name, inside, folderIn(this.settings), ...names], { cwd: folder, within: COPY_SECONDS });
    if (record.exitCode !== 0) throw noSandbox(record.output);
  }
}

function folderIn({ folder }: ShellSandboxSettings): string {
  return `${HOME}/${basename(folder)}`;
}

function optionsOf({ image, network }: ShellSandboxSettings, name: string): string[] {
  const memory = (folder: string, size: string, mode: string): string[] => ['--tmpfs', `${folder}:rw,exec,size=${size},uid=${NOBODY},gid=${NOBODY},mode=${mode}`];
  // An image may ask for a volume at /var, which Docker would fill with all that the image has there.
  const places = [...memory(HOME, '64m', '0700'), ...memory('/tmp', '16m', '1777'), ...memory('/var', '1m', '0755')];
  return ['run', '--rm', '--interactive', '--name', name, ...ownDockerLabels(), '--network', network, '--user', `${NOBODY}:${NOBODY}`, ...PROGRAM_LIMITS, ...places, '--workdir', HOME, '--env', `HOME=${HOME}`, '--entrypoint', 'bash', image, '--noprofile', '--norc'];
}

/** All but the first process, which is the shell. */
async function endProgramsIn(name: string): Promise<void> {
  await docker(['exec', '--user', `${NOBODY}:${NOBODY}`, name, 'bash', '-c', 'kill -9 -1'], { within: 10 });
}

/** Below a folder, by their path in it. */
function plainFiles(folder: string, below = ''): { name: string; stamp: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = join(below, entry.name);
    if (entry.isDirectory()) return plainFiles(folder, name);
    if (!entry.isFile()) return [];
    const { size, mtimeMs } = lstatSync(join(folder, name));
    return [{ name, stamp: `${size} ${mtimeMs}` }];
  });
}
