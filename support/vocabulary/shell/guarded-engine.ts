import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANAGER_LABEL, RUN_LABEL } from '../../ownership/labels';
import { quoted } from '../../system/command/quoted';
import { runId } from '../../system/process/run-id';

/** What a run owns of a machine that others use, too. */
export interface OwnedOfEngine {
  /** What the names of its containers and images begin with. */
  prefix: string;
  /** The kind cluster that it may load images into. */
  cluster: string;
}

/** Where the names of what a verb changes stand: in all words, in the first that there is, or in the last. */
const VERBS = { all: 'rm|rmi|stop|kill|restart|start|pause|unpause|rename|update|wait|remove', first: 'exec|attach|commit|cp|diff|export', last: 'tag' };

/** Without the values of options: a number of seconds may be the beginning of somebody's ID. */
const LOOK_AT_ALL = `    for word in "\${rest[@]}"; do
      case "$before" in -t | --time | --timeout | -s | --signal) before= ; continue ;; esac
      before="$word"
      case "$word" in -*) ;; *) look "$word" ;; esac
    done`;

/** Refuses to change what another made. What is not there is left to Docker, which says so. */
const dockerScript = (docker: string, { prefix }: OwnedOfEngine): string => `#!/bin/bash
docker=${quoted(docker)}
refuse() {
  echo "docker: $1 is not of this run, so labspec leaves it as it is" >&2
  exit 1
}
# 0: there, and the run's own; 1: not there
look() {
  local found
  case "$1" in ${quoted(prefix)}*) return 0 ;; esac
  found=$("$docker" inspect --format '{{with .Config}}{{index .Labels "${MANAGER_LABEL}"}} {{index .Labels "${RUN_LABEL}"}}{{else}}{{index .Labels "${MANAGER_LABEL}"}} {{index .Labels "${RUN_LABEL}"}}{{end}}' "$1" 2> /dev/null) || return 1
  [ "$found" = ${quoted(`labspec ${runId()}`)} ] || refuse "$1"
}
verb="$1"
rest=("\${@:2}")
case "$1" in container | image | network | volume | builder | buildx | system) verb="$2" rest=("\${@:3}") ;; esac
case "$verb" in
  prune | compose | swarm | stack | service | node | plugin | context) refuse "what $verb works on" ;;
  ${VERBS.all})
${LOOK_AT_ALL}
    ;;
  ${VERBS.first}) for word in "\${rest[@]}"; do case "$word" in -*) ;; *) look "\${word%%:*}" && break ;; esac; done ;;
  ${VERBS.last}) look "\${rest[-1]}" ;;
  build)
    for ((at = 0; at < \${#rest[@]}; at++)); do
      case "\${rest[at]}" in -t | --tag) look "\${rest[at + 1]}" ;; --tag=*) look "\${rest[at]#*=}" ;; esac
    done ;;
esac
exec "$docker" "$@"
`;

/** Loads into one cluster only, and makes and deletes none. */
const kindScript = (kind: string, folder: string, { cluster }: OwnedOfEngine): string => `#!/bin/bash
name="\${KIND_CLUSTER_NAME:-kind}"
for ((at = 1; at <= $#; at++)); do
  next=$((at + 1))
  case "\${!at}" in --name | -n) name="\${!next}" ;; --name=*) name="\${!at#*=}" ;; esac
done
case "$1" in
  get | version | help | --help | completion) ;;
  load) [ "$name" = ${quoted(cluster)} ] || { echo "ERROR: no nodes found for cluster \\"$name\\"" >&2; exit 1; } ;;
  *) echo "kind: clusters are not of this run, so labspec leaves them as they are" >&2; exit 1 ;;
esac
# It works with the nodes, which are containers.
own=${quoted(folder)}
PATH="\${PATH//"$own:"/}" exec ${quoted(kind)} "$@"
`;

/**
 * Writes a `docker` and a `kind` that change only what is the run's own: a line that is wrong may name anything.
 * @param programs the paths of those that they call; undefined for one that is not installed @returns the folder for PATH
 */
export function guardedEngine(home: string, programs: { docker: string | undefined; kind: string | undefined }, owned: OwnedOfEngine): string {
  const folder = join(home, 'guarded-engine');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  };
  if (programs.docker) write('docker', dockerScript(programs.docker, owned));
  if (programs.kind) write('kind', kindScript(programs.kind, folder, owned));
  return folder;
}
