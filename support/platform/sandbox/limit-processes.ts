import { docker } from '../docker/docker-cli';

/** `npm install` has a few dozen. */
const MOST_PROCESSES = '256';

/**
 * Limits the processes in a container of a build, as `docker build` itself cannot. Whatever Docker says to that: a build may be done with
 * the container by now, and its programs may have named one that is not there.
 * @param since when the build began: an older container is none of its own
 */
export async function limitProcesses(container: string, since: Date): Promise<void> {
  const { exitCode, stdout } = await docker(['container', 'inspect', '--format', '{{.Created}}', container], { within: 10 });
  if (exitCode === 0 && new Date(stdout.trim()) >= since) await docker(['update', '--pids-limit', MOST_PROCESSES, container], { within: 10 });
}
