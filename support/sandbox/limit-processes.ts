import { docker } from '../docker/docker-cli';

/** `npm install` has a few dozen. */
const MOST_PROCESSES = '256';

/**
 * Limits the processes in a container of a build, which `docker build` cannot: no more than `docker run` does. It is one that the
 * build has named: a program of the build may print an id, too, but knows none besides its own.
 */
export async function limitProcesses(container: string): Promise<void> {
  // Whatever it says: a build may be done with the container by now.
  await docker(['update', '--pids-limit', MOST_PROCESSES, container], { within: 10 });
}
