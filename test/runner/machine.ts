import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { mustSucceed, runCommand, type CommandOptions } from '../../support/system/command/run-command';
import type { CommandRecord } from '../../support/system/command/command-record';
import { packageFolder } from '../../support/system/files/project';
import { isAlive, runId } from '../../support/system/process/run-id';
import { cacheFolder } from '../../support/system/files/cache';
import { waitFor } from '../../support/wait/wait-for';
import { ControlGroup, machineCpuSeconds } from './cpu';
import { canCopyImages, copyImages } from './copy-images';

/** A place where tests run, with its own engine, cluster, ports and processes. */
export interface Machine {
  name: string;
  /** Whether it is the machine that people use. */
  isHere: boolean;
  /** Does not throw if the program fails. */
  run(program: string, args: readonly string[], options: CommandOptions): Promise<CommandRecord>;
  /** Processor time in seconds since the machine was made, including the engine, the cluster and its containers. */
  cpuSeconds(): number;
  end(): Promise<void>;
}

const ENOUGH_MEMORY = 12e9;
const START_SECONDS = 60;
const UP_SECONDS = 600;
const INSTANCES = '/proc/sys/fs/inotify/max_user_instances';
const NEEDED_INSTANCES = 1024;
/** On a disk, because a machine takes some GB, and in a folder for temporary files. */
const folders = '/var/tmp/labspec-machines';

/** The folder for temporary files in a machine beside this one; see set-up.sh. */
const TEMPORARY = '/run/tmp';

/** This machine, with the engine and the cluster that people use. @param others machines beside it; their processor time is not counted */
export function thisMachine(others: readonly Machine[]): Machine {
  return {
    name: 'this machine',
    isHere: true,
    run: runCommand,
    cpuSeconds: () => machineCpuSeconds() - others.reduce((sum, other) => sum + other.cpuSeconds(), 0),
    end: () => Promise.resolve(),
  };
}

/** Whether the runner can make machines beside this one: out of Linux namespaces, as root, if the engine is this machine's own and there is enough memory. */
export function canMakeMachines(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || process.env['DOCKER_HOST'] || process.env['DOCKER_CONTEXT'] || totalmem() < ENOUGH_MEMORY) return false;
  const isThere = (program: string): boolean => ['/usr/bin', '/usr/sbin'].some((folder) => existsSync(join(folder, program)));
  if (!['unshare', 'setpriv', 'nsenter', 'tini', 'dockerd'].every(isThere)) return false;
  // In a container, root may do neither.
  return spawnSync('unshare', ['--fork', '--mount', '--net', '--ipc', '--pid', 'test', '-w', INSTANCES]).status === 0;
}

/** A machine that is not up yet. */
export interface NewMachine extends Machine {
  comesUp(): Promise<void>;
}

/**
 * A machine beside this one, in its own namespaces, which end with the test run. It has the same files and programs, but its own engine,
 * network, processes and home. It reaches no other network.
 * @param images of this machine's engine to copy to the machine
 */
export function makeMachine(number: number, images: readonly string[]): NewMachine {
  const name = `machine ${number}`;
  const id = `${runId()}-${number}`;
  const folder = join(folders, id);
  for (const part of ['docker', 'home', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  const isCopied = canCopyImages();
  if (isCopied) copyImages(images, join(folder, 'docker'));
  const group = ControlGroup.make(groupOf(id));
  const init = start(folder, group);
  const env = { HOME: join(folder, 'home'), TMPDIR: TEMPORARY, LABSPEC_CACHE: cacheFolder(), LABSPEC_STATE: join(folder, 'state') };
  const run: Machine['run'] = (program, args, options) => runCommand('sh', ['-c', JOIN, group.joinFile, String(child(init)), program, ...args], { ...options, env: { ...env, ...options.env } });
  return {
    name,
    isHere: false,
    run,
    cpuSeconds: () => group.cpuSeconds(),
    comesUp: () => bringUp({ name, run }, isCopied ? [] : images, folder),
    end: async () => {
      init.kill('SIGKILL');
      await gone(init, group);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Joins the group, then the namespaces, and changes to the same folder there. */
const JOIN = `echo $$ > "$0"; target=$1; shift; exec nsenter --target "$target" --mount --net --ipc --pid -- sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"`;

/** Starts the first process of a machine. It ends with the process that starts it, and the whole machine ends with it. */
function start(folder: string, group: ControlGroup): ChildProcess {
  const setUp = join(packageFolder, 'test/runner/set-up.sh');
  const unshare = ['unshare', '--fork', '--kill-child', '--mount', '--net', '--ipc', '--pid', '--mount-proc', 'tini', '--', setUp, folder, group.name];
  return spawn('sh', ['-c', 'echo $$ > "$0"; exec setpriv --pdeathsig KILL "$@"', group.joinFile, ...unshare], { stdio: 'ignore' });
}

/** The id of the machine's first process, as this machine sees it. */
function child({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid ?? ''}/task/${pid ?? ''}/children`, 'utf8').trim().split(' ')[0]);
}

async function bringUp(machine: Pick<Machine, 'name' | 'run'>, images: readonly string[], folder: string): Promise<void> {
  const inMachine = async (within: number, program: string, ...args: string[]): Promise<void> => {
    const { exitCode, output } = await machine.run(program, args, { cwd: packageFolder, within });
    if (exitCode !== 0) throw new Error(`${machine.name} does not come up: ${program} ${args.join(' ')}\n${output}\n${engineLog(folder)}`);
  };
  const answers = async () => ((await machine.run('docker', ['version'], { within: 5 })).exitCode === 0 ? { done: true as const } : { notYet: engineLog(folder) });
  await waitFor(answers, { what: `The engine of ${machine.name} answers`, within: START_SECONDS, every: 0.3 });
  if (images.length > 0) {
    const archive = join(folder, 'images.tar');
    await mustSucceed('docker', ['save', '--output', archive, ...images], { within: UP_SECONDS });
    await inMachine(UP_SECONDS, 'docker', 'load', '--quiet', '--input', archive);
  }
  await inMachine(UP_SECONDS, process.execPath, 'support/commands/labspec.js', 'up');
}

function engineLog(folder: string): string {
  const log = join(folder, 'dockerd.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
}

async function gone(init: ChildProcess, group: ControlGroup): Promise<void> {
  if (init.exitCode === null && init.signalCode === null) await once(init, 'exit');
  const look = (): Promise<{ done: true } | { notYet: string }> => {
    try {
      group.remove();
      return Promise.resolve({ done: true });
    } catch (error) {
      return Promise.resolve({ notYet: String(error) });
    }
  };
  await waitFor(look, { what: 'A machine of the tests ends', within: START_SECONDS, every: 0.3 });
}

function groupOf(id: string): string {
  return `labspec-${id}`;
}

/** Removes the folders and control groups that killed test runs left behind; their machines have ended with them. */
export function sweepMachines(): void {
  if (!existsSync(folders)) return;
  for (const name of readdirSync(folders)) {
    if (isAlive(name.slice(0, name.lastIndexOf('-')))) continue;
    ControlGroup.called(groupOf(name)).remove();
    rmSync(join(folders, name), { recursive: true, force: true });
  }
}

/** On every node, kubelet and systemd watch files, and the kernel's usual limit is too low for several clusters. @returns a function that restores the limit */
export function allowManyNodes(): () => void {
  const before = readFileSync(INSTANCES, 'utf8');
  if (Number(before) >= NEEDED_INSTANCES) return () => undefined;
  writeFileSync(INSTANCES, String(NEEDED_INSTANCES));
  return () => writeFileSync(INSTANCES, before);
}
