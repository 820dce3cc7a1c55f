import { EnvironmentError } from '../../errors/errors';
import { MANAGER_LABEL, RUN_LABEL } from '../../ownership/labels';
import { runCommand } from '../../system/command/run-command';

const SECONDS = 120;

// Something may be removed by somebody else at the same moment, which Docker reports as an error.
const SCRIPT = String.raw`
mine() { docker "$@" --quiet --filter "label=$manager=labspec" --filter "label=$run_label=$run" | sort -u | { grep -vxFe "$kept" || true; }; }
remove() {
  local left
  for try in 1 2 3 4 5; do
    left=$(mine $1)
    [ -z "$left" ] && return
    docker $2 $left || sleep 1
  done
  left=$(mine $1)
  [ -z "$left" ]
}
remove 'ps --all' 'rm --force --volumes'
remove 'network ls' 'network rm'
remove 'volume ls' 'volume rm --force'
remove 'image ls --no-trunc' 'image rm --force'`;

/** Removes the containers, networks, volumes and images that carry the labels of a run. @param kept IDs of images that stay @throws EnvironmentError if something stays */
export async function removeLabelled(run: string, kept: readonly string[] = []): Promise<void> {
  const { exitCode, output } = await runCommand('bash', ['-e', '-o', 'pipefail', '-c', SCRIPT], { env: { manager: MANAGER_LABEL, run_label: RUN_LABEL, run, kept: ['-', ...kept].join('\n') }, within: SECONDS });
  if (exitCode === 0) return;
  throw new EnvironmentError({ cause: 'not-taken-away', reason: 'labspec could not remove everything that the lines of the lab made in Docker', seen: output.trim(), look: `docker ps --all --filter label=${RUN_LABEL}=${run}`, next: 'npx labspec clean' });
}
