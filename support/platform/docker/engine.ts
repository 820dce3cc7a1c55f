import { lastLine } from '../../system/command/command-record';
import { EnvironmentError } from '../../errors/errors';
import { withTag } from './image-name';
import { docker } from './docker-cli';

/** The parts of `docker container inspect` that a lab looks at. */
export interface Container {
  Id: string;
  Name: string;
  Created: string;
  Image: string;
  Config: { Image: string; Entrypoint?: string[] | null; Cmd: string[] | null; WorkingDir?: string; Labels: Record<string, string> | null };
  State: { Status: string; Running: boolean; ExitCode: number; Paused?: boolean; OOMKilled?: boolean; Error?: string };
  HostConfig?: { NetworkMode: string };
  Mounts?: { Destination: string; Source: string }[];
  NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[] | null> };
}

/** The parts of `docker image inspect` that a lab looks at. */
export interface Image {
  Id: string;
  RepoTags: string[];
  /** Its names in registries: `registry.example.org/lab/web@sha256:...`. */
  RepoDigests: string[];
  Metadata: { LastTagTime: string };
  Config: { Entrypoint: string[] | null; Cmd: string[] | null; WorkingDir: string; ExposedPorts?: Record<string, unknown>; Volumes?: Record<string, unknown> | null };
}

const INSPECT_SECONDS = 20;

/** @throws EnvironmentError if no engine answers, with the way to get one */
export async function needEngine(): Promise<void> {
  const record = await docker(['version', '--format', '{{.Server.Version}}'], { within: 5 });
  if (record.exitCode !== 0) throw unexpected(record.stderr);
}

/** The container; undefined if the engine says that there is none. @throws EnvironmentError if it does not answer */
export function inspectContainer(nameOrId: string): Promise<Container | undefined> {
  return inspect<Container>('container', nameOrId);
}

/** The image; undefined if the engine says that there is none. @throws EnvironmentError if it does not answer */
export function inspectImage(reference: string): Promise<Image | undefined> {
  return inspect<Image>('image', reference);
}

/** Everything that the engine knows about a container, as JSON. */
export async function inspectedText(id: string): Promise<string> {
  return (await docker(['container', 'inspect', id], { within: INSPECT_SECONDS })).output;
}

/** @param lines the most lines to return; the last ones */
export async function containerLogs(id: string, lines: number): Promise<string> {
  return (await docker(['logs', '--tail', String(lines), id], { within: INSPECT_SECONDS })).output;
}

/** The names of all images, with their tags. */
export async function imageNames(): Promise<string[]> {
  const { stdout } = await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], { within: INSPECT_SECONDS });
  return stdout.split('\n').filter(Boolean);
}

/** The names of the containers that were started by this name of an image, running or not. */
export async function containersOf(image: string): Promise<string[]> {
  const { stdout } = await docker(['ps', '--all', '--format', '{{.Image}} {{.Names}}'], { within: INSPECT_SECONDS });
  const rows = stdout.split('\n').map((line) => line.split(' '));
  return rows.flatMap(([of = '', name]) => (name && withTag(of) === withTag(image) ? [name] : []));
}

/** Whether the engine's last events include the start of a container of this name after the image got its tag. */
export async function hasRun(name: string, image: string): Promise<boolean> {
  const since = (await inspectImage(image))?.Metadata.LastTagTime;
  if (!since) return false;
  const filters = ['type=container', `container=${name}`, 'event=start'].flatMap((filter) => ['--filter', filter]);
  const record = await docker(['events', '--since', since, '--until', '0s', '--format', '{{.Actor.Attributes.name}}', ...filters], { within: INSPECT_SECONDS });
  // The engine's filter matches prefixes of names, too.
  return record.exitCode === 0 && record.stdout.split('\n').includes(name);
}

/** Also removes what it wrote: volumes without a name belong to it alone. */
export async function removeContainer(id: string): Promise<void> {
  await docker(['rm', '--force', '--volumes', id], { within: 30 });
}

async function inspect<T>(kind: 'container' | 'image', reference: string): Promise<T | undefined> {
  const record = await docker([kind, 'inspect', reference], { within: INSPECT_SECONDS });
  if (record.exitCode === 0) return (JSON.parse(record.stdout) as T[])[0];
  if (/no such (container|image|object)/i.test(record.stderr)) return undefined;
  throw unexpected(record.stderr);
}

function unexpected(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'engine-not-answering', reason: 'The Docker engine gave an unexpected answer', seen: lastLine(seen), next: 'npx labspec doctor' });
}

/** Whether the engine has the image: the nodes themselves pull an image that it does not have. */
export async function engineHas(image: string): Promise<boolean> {
  return (await inspectImage(image)) !== undefined;
}
