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

/** A user that owns nothing, as Debian has it. */
const NOBODY = '65534';
const HOME = '/home/student';
const INSTALL_SECONDS = 60;

/** What is packed goes in by standard input: the container sees no file of this machine. */
const PACK = 'tar -C "$0" --exclude ./node_modules -c . | exec docker "$@"';
const UNPACK = 'tar x --no-same-permissions && exec "$@"';

export interface SandboxSettings {
  /** What its containers are made of: it has Node.js. */
  image: string;
  /** The names of its containers begin so. */
  prefix: string;
  /** Where it works on this machine. */
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
 * Starts a program of a student's in a container of its own, with limits, without privileges, and with no network but a loopback, which
 * it is asked by. @throws EnvironmentError where the engine starts none
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

/** Runs a program of a student's to its end in such a container, which has a network for what is to be installed. */
export async function runSandboxed(settings: SandboxSettings, wanted: Program): Promise<CommandRecord> {
  const made = container(settings, 'bridge');
  try {
    const record = await runCommand('sh', inContainer(settings, made, wanted), { cwd: settings.folder, within: INSTALL_SECONDS, typed: shown(wanted) });
    // Without a container, nothing of the submission has been run.
    if (record.exitCode !== 0 && !existsSync(made.idFile)) throw engineOutage(record) ?? noSandbox(record.output);
    // What a submission installs is its own doing: the environment is not to blame for what it runs.
    if (record.outcome === 'timed out') throw installHangs(record);
    return record;
  } finally {
    // Docker ends with its client only what lets itself be ended.
    await made.remove();
  }
}

function installHangs({ commandLine, seconds, output }: CommandRecord): TaskFailed {
  const seen = lastLines(output, 5) || '(no output)';
  return new TaskFailed({ cause: 'install-hangs', reason: `The installation did not end within ${seconds.toFixed(0)} s`, subject: commandLine, seen, look: commandLine, next: 'let no script of package.json wait or run for ever' });
}

interface SandboxContainer {
  name: string;
  /** The file that docker writes its id to. */
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
