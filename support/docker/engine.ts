import { runCommand } from '../command/run-command';
import type { CommandRecord } from '../command/command-record';
import { EnvironmentError } from '../errors';

/** The parts of `docker container inspect` that a lab looks at. */
export interface Container {
  Id: string;
  Name: string;
  Created: string;
  Image: string;
  Config: { Image: string; Cmd: string[] | null; Labels: Record<string, string> | null };
  State: { Status: string; Running: boolean; ExitCode: number };
  NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[] | null> };
}

/** The parts of `docker image inspect` that a lab looks at. */
export interface Image {
  Id: string;
  RepoTags: string[];
  Config: { Entrypoint: string[] | null; Cmd: string[] | null; WorkingDir: string; ExposedPorts?: Record<string, unknown> };
}

const INSPECT_SECONDS = 20;

/** The engine's version. @throws EnvironmentError where none answers, with what brings one */
export async function engineVersion(): Promise<string> {
  const record = await runCommand('docker', ['version', '--format', '{{.Server.Version}}'], { within: 5 });
  if (record.exitCode === 0) return record.stdout.trim();
  throw noEngine(record);
}

/** The container, or undefined where the engine says that there is none. @throws EnvironmentError if it does not answer */
export function inspectContainer(nameOrId: string): Promise<Container | undefined> {
  return inspect<Container>('container', nameOrId);
}

/** The image, or undefined where the engine says that there is none. @throws EnvironmentError if it does not answer */
export function inspectImage(reference: string): Promise<Image | undefined> {
  return inspect<Image>('image', reference);
}

export async function containerLogs(id: string): Promise<string> {
  return (await runCommand('docker', ['logs', '--tail', '200', id], { within: INSPECT_SECONDS })).output;
}

export async function removeContainer(id: string): Promise<void> {
  await runCommand('docker', ['rm', '--force', id], { within: 30 });
}

/** For a docker command that failed: the engine's absence is the environment's fault. */
export function isEngineMissing(record: CommandRecord): boolean {
  return record.outcome !== 'exited' || /cannot connect to the docker daemon|error during connect|permission denied.*docker/i.test(record.stderr);
}

export function noEngine(record: CommandRecord): EnvironmentError {
  const reason = record.outcome === 'program not found' ? 'Docker is not installed' : 'No Docker engine answers';
  return new EnvironmentError({ reason, seen: record.stderr.trim() || record.outcome, next: 'npx labspec up' });
}

async function inspect<T>(kind: 'container' | 'image', reference: string): Promise<T | undefined> {
  const record = await runCommand('docker', [kind, 'inspect', reference], { within: INSPECT_SECONDS });
  if (record.exitCode === 0) return (JSON.parse(record.stdout) as T[])[0];
  if (/no such (container|image|object)/i.test(record.stderr)) return undefined;
  throw noEngine(record);
}
