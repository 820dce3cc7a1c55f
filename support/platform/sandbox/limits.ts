/**
 * The most that a stranger's program may use of this machine, as options of Docker. Memory includes what it writes into a tmpfs.
 * See https://docs.docker.com/engine/containers/resource_constraints/.
 */
const SHARE = ['--memory', '256m', '--memory-swap', '256m', '--cpus', '1', '--pids-limit', '64'];
const NO_PRIVILEGES = ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
const LARGEST_FILE = ['--ulimit', `fsize=${100_000_000}`];
const SHORT_LOG = ['--log-opt', 'max-size=5m', '--log-opt', 'max-file=1'];

/** For a container from a student's image, as options of `docker run`. */
export const CONTAINER_LIMITS = [...SHARE, ...NO_PRIVILEGES, ...LARGEST_FILE, ...SHORT_LOG];

/** For a student's program outside of any image: the container's own file system is read-only. */
export const PROGRAM_LIMITS = [...CONTAINER_LIMITS, '--read-only'];

/** For the programs in a build, as options of `docker build`. */
export const BUILD_LIMITS = ['--memory', '1g', '--memory-swap', '1g', '--cpu-period', '100000', '--cpu-quota', '100000', ...LARGEST_FILE, '--force-rm'];

/** BuildKit has no such limits: https://github.com/moby/buildkit/issues/593. */
export const BUILD_ENVIRONMENT = { DOCKER_BUILDKIT: '0' };

/** The most bytes that a build, and a container of the lab, may write: honest ones write far less. */
export const MOST_BUILT = 2_000_000_000;
export const MOST_WRITTEN = 500_000_000;

/** The most seconds for a build. */
export const BUILD_SECONDS = 120;
