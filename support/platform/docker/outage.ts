import { diskFull, EnvironmentError } from '../../errors/errors';
import { refusalOf } from '../kubernetes/api-refusals';
import { lastLine, type CommandRecord } from '../../system/command/command-record';
import { registryOutage } from './registry-outage';

const ENGINE = /^(?:\w+: )?(?:cannot connect to the docker daemon|error during connect|unexpected EOF)|is the docker daemon running|permission denied.*docker|(?:transport is closing|connection reset by peer|: EOF)$/i;
const API = /^(?:the connection to the server \S+ was refused|unable to connect to the server: |error from server \((?:ServiceUnavailable|GatewayTimeout|Timeout|TooManyRequests)\)|error from server: (?:error dialing backend|etcdserver)|error: (?:unable to upgrade connection(?!: container not found)|http2: client connection lost))|dial tcp \S+:10250/i;
const NO_SPACE = /no space left on device|\bENOSPC\b/i;

/** Mistakes in the setup of docker on this machine. `isFirst`: the message comes first, and more output follows. */
const SETTINGS: { said: RegExp; variable?: string; isFirst?: boolean; cause: string; reason: string; next: string }[] = [
  { said: /^ERROR: BuildKit is enabled but the buildx component is missing or broken/, isFirst: true, cause: 'no-builder', reason: 'docker is set to build with BuildKit, but buildx, the program that does so, is not installed', next: 'unset DOCKER_BUILDKIT   # or install buildx: https://docs.docker.com/go/buildx/' },
  { said: /does not match the specified platform|no matching manifest for|does not provide the specified platform/, variable: 'DOCKER_DEFAULT_PLATFORM', cause: 'other-platform', reason: 'docker is set to use images for a platform other than that of this machine', next: 'unset DOCKER_DEFAULT_PLATFORM' },
  { said: /error getting credentials|docker-credential-\S+"?: executable file not found/, cause: 'docker-credentials', reason: 'docker cannot get the credentials for its registries', next: 'correct "credsStore" and "credHelpers" in ~/.docker/config.json' },
];

/**
 * An error of the environment, if a docker command failed because no engine or registry answered, or because the disk is full. Only the last line of
 * the error output counts: docker itself wrote it, whatever its programs print.
 */
export function engineOutage(record: CommandRecord): EnvironmentError | undefined {
  if (record.exitCode === 0) return undefined;
  // docker run adds a line about its help.
  const seen = lastLine(record.stderr.replace(/^(?:See|Run) 'docker .*\s*$/m, ''));
  // A registry, not the engine, closed the connection.
  const registry = registryOutage(seen, record.output);
  if (registry) return registry;
  if (ENGINE.test(seen)) return noEngine(seen);
  if (NO_SPACE.test(seen)) return diskFull(seen);
  const fault = SETTINGS.find(({ said, variable, isFirst }) => said.test(isFirst ? record.stderr : seen) && (variable === undefined || process.env[variable]));
  return fault && new EnvironmentError({ cause: fault.cause, reason: fault.reason, subject: record.commandLine, seen: fault.isFirst ? record.stderr.split('\n')[0] : seen, look: 'docker info', next: fault.next });
}

/** The same for a full disk that a program inside docker or kind met first. Programs can print anything, so use this only for trusted ones. */
export function diskOutage(record: CommandRecord): EnvironmentError | undefined {
  const said = record.output.split('\n').find((line) => NO_SPACE.test(line));
  return record.exitCode === 0 || said === undefined ? undefined : diskFull(said.trim());
}

/** Whether a build lost a layer of the cache because another process removed it with another image. A second build makes the layer again. */
export function lostItsCache({ exitCode, stderr }: Pick<CommandRecord, 'exitCode' | 'stderr'>): boolean {
  return exitCode !== 0 && /^failed to export image: failed to set parent \S+: unknown parent image ID/.test(lastLine(stderr));
}

/** Runs a build, and runs it again if it lost a layer of the cache. */
export async function buildDespiteCache(build: () => Promise<CommandRecord>): Promise<CommandRecord> {
  const record = await build();
  return lostItsCache(record) ? build() : record;
}

export function noEngine(seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'engine-not-answering', reason: 'The Docker engine does not answer', seen, look: 'docker version', next: 'npx labspec up' });
}

/** The same for kubectl and the Kubernetes API. */
export function apiOutage(record: CommandRecord): EnvironmentError | undefined {
  const seen = lastLine(record.stderr);
  if (record.exitCode === 0) return undefined;
  const refusal = refusalOf(seen, record.commandLine);
  if (refusal) return refusal;
  if (!API.test(seen)) return undefined;
  return new EnvironmentError({ cause: 'api-not-answering', reason: 'The Kubernetes API does not answer', subject: record.commandLine, seen, look: 'npx labspec doctor', next: 'npx labspec up' });
}

/** Whether an error means that nothing answered, which may pass. */
export function isOutage(error: unknown): error is EnvironmentError {
  return error instanceof EnvironmentError && ['engine-not-answering', 'api-not-answering', 'no-answer'].includes(error.problem.cause ?? '');
}
