import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CommandRecord } from '../command/command-record';
import { runCommand } from '../command/run-command';
import { removeContainer } from '../docker/engine';
import { BackgroundProcess, type ServerProcess } from '../processes/background';
import type { LabRun } from '../run';
import { ownDockerLabels } from '../safety/labels';
import { PROGRAM_LIMITS } from './limits';
import { SandboxedServer } from './sandboxed-server';

/** A user that owns nothing, as Debian has it. */
const NOBODY = '65534';
const HOME = '/home/student';
const INSTALL_SECONDS = 60;

/** What is packed goes in by standard input: the container sees no file of this machine. */
const PACK = 'tar -C "$0" --exclude ./node_modules -c . | exec docker "$@"';
const UNPACK = 'tar x --no-same-permissions && exec "$@"';

export interface Program {
  program: string;
  args: readonly string[];
  /** Its files are copied. */
  folder: string;
}

/** Starts a program of a student's in a container of its own, with limits, without privileges and without a network. */
export function startSandboxed(run: LabRun, wanted: Program): ServerProcess {
  const { name, idFile, args } = container(run, wanted, 'none');
  const owned = run.journal.add({ kind: 'container' as const, name });
  const client = BackgroundProcess.start('sh', args, { cwd: run.folder, env: process.env, journal: run.journal, shown: shown(wanted) });
  const end = async (): Promise<void> => {
    await removeContainer(name);
    client.end();
    run.journal.forget(owned);
  };
  return new SandboxedServer(client, { name, idFile, end });
}

/** Runs a program of a student's to its end in such a container, which has a network for what is to be installed. */
export async function runSandboxed(run: LabRun, wanted: Program): Promise<CommandRecord> {
  const { name, args } = container(run, wanted, 'bridge');
  const owned = run.journal.add({ kind: 'container' as const, name });
  try {
    return await runCommand('sh', args, { cwd: run.folder, within: INSTALL_SECONDS, typed: shown(wanted) });
  } finally {
    // Docker ends with its client only what lets itself be ended.
    await removeContainer(name);
    run.journal.forget(owned);
  }
}

function container(run: LabRun, { program, args, folder }: Program, network: 'bridge' | 'none'): { name: string; idFile: string; args: string[] } {
  const name = `${run.lab.names.container}-${randomBytes(3).toString('hex')}`;
  const idFile = join(run.folder, '..', `${name}.id`);
  const files = ['--tmpfs', `${HOME}:rw,exec,size=64m,uid=${NOBODY},gid=${NOBODY},mode=0700`, '--workdir', HOME, '--env', `HOME=${HOME}`];
  const options = ['--rm', '--interactive', '--name', name, ...ownDockerLabels(), '--cidfile', idFile, '--network', network, '--user', `${NOBODY}:${NOBODY}`, ...PROGRAM_LIMITS, ...files];
  return { name, idFile, args: ['-c', PACK, folder, 'run', ...options, run.lab.images.base, 'sh', '-c', UNPACK, 'sh', program, ...args] };
}

function shown({ program, args }: Program): string {
  return [program, ...args].join(' ');
}
