import { docker } from '../docker/docker-cli';

/** `npm install` needs a few dozen. */
const MOST_PROCESSES = '256';

/**
 * Limits the processes in a container of a build, because `docker build` itself cannot. It ignores Docker's errors: the container may be gone by now,
 * and the build's programs may have printed a false ID.
 * @param since when the build began: older containers are not its own
 */
export async function limitProcesses(container: string, since: Date): Promise<void> {
  const { exitCode, stdout } = await docker(['container', 'inspect', '--format', '{{.Created}}', container], { within: 10 });
  if (exitCode === 0 && new Date(stdout.trim()) >= since) await docker(['update', '--pids-limit', MOST_PROCESSES, container], { within: 10 });
}
