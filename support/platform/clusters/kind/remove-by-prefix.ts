import { runCommand } from '../../../system/command/run-command';
import { EnvironmentError, messageOf } from '../../../errors/errors';
import { ClusterApi } from '../../kubernetes/cluster-api';
import { removeNamespaces } from '../../kubernetes/remove-namespaces';
import { MANAGER_LABEL } from '../../../ownership/labels';
import { nodeNames, type ClusterShape } from './cluster-shape';
import { kubeconfigOf } from './kubeconfig';
import { ENGINE_PROGRAM } from '../../docker/docker-cli';

export interface Names {
  /** The prefix of the names of containers and namespaces. */
  prefix: string;
  /** The prefix of the names of images; no images if left out. */
  images?: string;
  /** Whether the images stay on the nodes, so that one later call removes them with others. */
  staysOnNodes?: boolean;
  /** Selects namespaces by their labels; if left out, those that labspec made; none if false. */
  namespaces?: string | false;
  /** Whether a program that was loading images may have been killed: its load still finishes in the node a moment later. */
  mayLoad?: boolean;
}

/** In a node: waits until no image is being loaded. */
const LOADED = String.raw`for ((tries = 0; tries < 60; tries++)); do
  grep --quiet --no-messages --null-data --line-regexp '[i]mport' /proc/[0-9]*/cmdline || break
  sleep 0.25
done`;

/** In a node: the rows with these names, and the rows without a name of what they named, unless another name is left for it. */
const FORGET = String.raw`rows=$(ctr --namespace k8s.io images ls | awk '{ print $1, $3 }')
named=$(grep "^docker.io/$0" <<< "$rows") || exit 0
left=$(grep --invert-match --extended-regexp "^(docker.io/$0|sha256:|import-)" <<< "$rows" | cut --delimiter=' ' --fields=2)
digests=$(cut --delimiter=' ' --fields=2 <<< "$named" | sort --unique | grep --invert-match --line-regexp --fixed-strings --regexp="$left")
unnamed=$([ -z "$digests" ] || grep --extended-regexp "^(sha256:|import-)" <<< "$rows" | grep --fixed-strings --regexp="$digests")
printf '%s
%s
' "$named" "$unnamed" | cut --delimiter=' ' --fields=1 | xargs --no-run-if-empty ctr --namespace k8s.io images rm`;

/** The last line of the script, unless there is no cluster. */
const THERE = 'the cluster is there';

const SCRIPT = String.raw`
${ENGINE_PROGRAM} ps --all --quiet --filter "name=^$prefix" | xargs --no-run-if-empty ${ENGINE_PROGRAM} rm --force --volumes
if [ -n "$images" ]; then
  ${ENGINE_PROGRAM} image ls --format '{{.Repository}}:{{.Tag}}' | grep "^$images" | xargs --no-run-if-empty ${ENGINE_PROGRAM} image rm --force
fi
# What is in a cluster goes with it.
${ENGINE_PROGRAM} container inspect "$cluster-control-plane" > /dev/null 2>&1 || exit 0
for node in $([ -z "$images" ] || echo $nodes); do
  [ -z "$may_load" ] || ${ENGINE_PROGRAM} exec $node bash -c "$loaded"
  ${ENGINE_PROGRAM} exec $node bash -c "$forget" "$images"
done
echo "$THERE"`;

/**
 * Removes everything with the prefix: containers, namespaces with their contents, images of the engine and of the nodes. @param connected the API, if
 * it is connected already @throws EnvironmentError if the cluster does not answer
 */
export async function removeByPrefix({ prefix, images = '', staysOnNodes = false, namespaces = `${MANAGER_LABEL}=labspec`, mayLoad = false }: Names, cluster: ClusterShape, connected?: ClusterApi): Promise<void> {
  const { exitCode, stdout, output } = await runCommand('bash', ['-c', SCRIPT], { env: { THERE, loaded: LOADED, forget: FORGET, may_load: mayLoad ? 'yes' : '', prefix, images, cluster: cluster.name, nodes: staysOnNodes ? '' : nodeNames(cluster).join(' ') }, within: 120 });
  if (exitCode !== 0) throw notTakenAway(prefix, output.trim());
  if (namespaces === false || !stdout.endsWith(`${THERE}\n`)) return;
  const api = connected ?? (await ClusterApi.connect(await kubeconfigOf(cluster.name)));
  try {
    await removeNamespaces(api, prefix, namespaces);
  } catch (error) {
    throw notTakenAway(prefix, messageOf(error));
  } finally {
    if (!connected) api.close();
  }
}

function notTakenAway(prefix: string, seen: string): EnvironmentError {
  return new EnvironmentError({ cause: 'not-taken-away', reason: `labspec could not remove everything with a name like ${prefix}...`, seen, look: 'npx labspec doctor', next: 'npx labspec clean' });
}
