import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { EnvironmentError } from '../../support/errors/errors';
import { RUN_VARIABLE } from '../../support/system/process/run-id';
import { until } from '../../support/wait/wait-for';
import { findProgram } from '../../support/system/command/programs';
import type { StageContext } from '../stage';
import { processNamed } from './capabilities';
import { engineInfo } from './engine-info';

const START_SECONDS = 60;
const RELOAD_SECONDS = 10;

interface Places {
  log: string;
  /** The files with the process IDs of the engine and its containerd. After a crash of the machine, they may name any process. */
  pidFiles: Record<string, string>;
}

const PLACES: Places = {
  log: '/var/log/labspec-dockerd.log',
  pidFiles: { dockerd: '/var/run/docker.pid', containerd: '/var/run/docker/containerd/containerd.pid' },
};

/** Starts the installed engine, with systemd if that runs, and waits until it answers. @throws EnvironmentError */
export async function startEngine(bench: StageContext): Promise<void> {
  bench.say('starting the Docker engine');
  const systemctl = findProgram('systemctl');
  if (systemctl && existsSync('/run/systemd/system')) {
    await bench.run(systemctl, ['enable', '--now', 'docker'], { within: START_SECONDS });
  } else {
    await startByHand();
  }
  const info = await until(engineInfo, (seen) => seen.answers, { within: START_SECONDS });
  if (!info.answers) {
    const { log } = PLACES;
    const seen = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : info.reason;
    throw new EnvironmentError({ reason: `The Docker engine does not answer ${START_SECONDS} s after its start`, subject: log, seen, next: 'look into the log, then npx labspec up' });
  }
}

/** Makes a running engine read its configuration again: it learns new runtimes without a restart, and its containers keep running. @throws EnvironmentError */
export async function reloadEngine(): Promise<void> {
  const pid = processNamed('dockerd');
  if (pid !== undefined) process.kill(pid, 'SIGHUP');
  const info = await until(engineInfo, (seen) => seen.answers && seen.defaultRuntime !== 'runc', { within: RELOAD_SECONDS });
  if (!info.answers || info.defaultRuntime === 'runc') {
    throw new EnvironmentError({ reason: 'The Docker engine did not take its new runtime', subject: '/etc/docker/daemon.json', next: 'restart the engine, then npx labspec up' });
  }
}

/** Starts dockerd without a supervisor. */
export async function startByHand({ log, pidFiles } = PLACES): Promise<void> {
  const dockerd = findProgram('dockerd');
  if (!dockerd) throw new EnvironmentError({ reason: 'dockerd is not installed', next: 'sudo apt-get install docker.io' });
  for (const [name, file] of Object.entries(pidFiles)) {
    if (existsSync(file) && !runsAs(name, readFileSync(file, 'utf8').trim())) await rm(file);
  }
  const output = openSync(log, 'a');
  // In its own session, it outlives labspec and the terminal.
  const child = spawn(dockerd, [], { detached: true, stdio: ['ignore', output, output], env: { ...process.env, [RUN_VARIABLE]: undefined } });
  // If it does not start, it does not answer.
  child.on('error', () => undefined);
  child.unref();
  closeSync(output);
}

/** Whether the process with this id is the program of this name. */
export function runsAs(name: string, pid: string): boolean {
  const file = `/proc/${pid}/comm`;
  return /^\d+$/.test(pid) && existsSync(file) && readFileSync(file, 'utf8').trim() === name;
}
