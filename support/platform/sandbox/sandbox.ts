import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TaskFailed } from '../../errors/errors';
import { lastLines, type CommandRecord } from '../../system/command/command-record';
import { engineOutage } from '../docker/outage';
import { runCommand } from '../../system/command/run-command';
import { removeContainer } from '../docker/engine';
import { BackgroundProcess, type ServerProcess } from '../../system/process/background';
import type { Journal } from '../../ownership/journal';
import { ownDockerLabels } from '../../ownership/labels';
import { HttpProbe, noSandbox } from './http-probe';
import { PROGRAM_LIMITS } from './limits';
import { SandboxedServer } from './sandboxed-server';
import { ENGINE_PROGRAM } from '../docker/docker-cli';

/** Debian's user that owns nothing. */
export const NOBODY = '65534';
export const HOME = '/home/student';
const INSTALL_SECONDS = 60;

/** The files go in by standard input: the container sees no file of this machine. */
const PACK = `tar -C "$0" --exclude ./node_modules -c . | exec ${ENGINE_PROGRAM} "$@"`;
const UNPACK = 'tar x --no-same-permissions && exec "$@"';

export interface SandboxSettings {
  /** The image of its containers: it has Node.js. */
  image: string;
  /** The prefix of its containers' names. */
  prefix: string;
  /** Its working folder on this machine. */
  folder: string;
  journal: Journal;
}

export interface Program {
  program: string;
  args: readonly string[];
  /** Its files are copied. */
  folder: string;
}

/**
 * Starts a student's program in a container of its own: with limits, without privileges, and with only a loopback network, through which labspec
 * sends requests. @throws EnvironmentError if the engine does not start it
 */
export async function startSandboxed(settings: SandboxSettings, wanted: Program): Promise<ServerProcess> {
  const probes = container(settings, 'none');
  const asked = container(settings, `container:${probes.name}`);
  const probe = await HttpProbe.start([...probes.options, settings.image], probes.idFile);
  const client = BackgroundProcess.start('sh', inContainer(settings, asked, wanted), { cwd: settings.folder, env: process.env, journal: settings.journal, shown: shown(wanted) });
  return new SandboxedServer(client, probe, async () => {
    await asked.remove();
    client.end();
    await probes.remove();
  });
}

/** Runs a student's program to its end in such a container, with a network for what it installs. */
export async function runSandboxed(settings: SandboxSettings, wanted: Program): Promise<CommandRecord> {
  const made = container(settings, 'bridge');
  try {
    const record = await runCommand('sh', inContainer(settings, made, wanted), { cwd: settings.folder, within: INSTALL_SECONDS, typed: shown(wanted) });
    // Without a container, nothing of the submission ran.
    if (record.exitCode !== 0 && !existsSync(made.idFile)) throw engineOutage(record) ?? noSandbox(record.output);
    // What a submission installs is its own responsibility, not the environment's.
    if (record.outcome === 'timed out') throw installHangs(record);
    return record;
  } finally {
    // With its client, Docker ends only a program that reacts to the signal.
    await made.remove();
  }
}

function installHangs({ commandLine, seconds, output }: CommandRecord): TaskFailed {
  const seen = lastLines(output, 5) || '(no output)';
  return new TaskFailed({ cause: 'install-hangs', reason: `The installation did not end within ${seconds.toFixed(0)} s`, subject: commandLine, seen, look: commandLine, next: 'remove scripts from package.json that wait or run forever' });
}

interface SandboxContainer {
  name: string;
  /** The file for the container's ID. */
  idFile: string;
  /** Of `docker`, up to the image. */
  options: string[];
  remove: () => Promise<void>;
}

function container(settings: SandboxSettings, network: string): SandboxContainer {
  const name = `${settings.prefix}-${randomBytes(3).toString('hex')}`;
  const idFile = join(settings.folder, '..', `${name}.id`);
  const owned = settings.journal.add({ kind: 'container' as const, name });
  const options = ['run', '--rm', '--interactive', '--name', name, ...ownDockerLabels(), '--cidfile', idFile, '--network', network, '--user', `${NOBODY}:${NOBODY}`, ...PROGRAM_LIMITS];
  const remove = async (): Promise<void> => {
    await removeContainer(name);
    settings.journal.forget(owned);
  };
  return { name, idFile, options, remove };
}

function inContainer(settings: SandboxSettings, { options }: SandboxContainer, { program, args, folder }: Program): string[] {
  const home = ['--tmpfs', `${HOME}:rw,exec,size=64m,uid=${NOBODY},gid=${NOBODY},mode=0700`, '--workdir', HOME, '--env', `HOME=${HOME}`];
  return ['-c', PACK, folder, ...options, ...home, settings.image, 'sh', '-c', UNPACK, 'sh', program, ...args];
}

function shown({ program, args }: Program): string {
  return [program, ...args].join(' ');
}
