import { runCommand } from '../command/run-command';
import { EnvironmentError } from '../errors';
import { MANAGER_LABEL } from '../safety/labels';
import { nodeNames, type ClusterShape } from './cluster-shape';

export interface Names {
  /** How the names of containers and namespaces begin. */
  prefix: string;
  /** How the names of images begin; none are meant if left out. */
  images?: string;
  /** Which namespaces of those names are meant, by their labels; those that labspec has made if left out, none if false. */
  namespaces?: string | false;
}

/** In the control plane: what is asked of the cluster. */
const IN_CLUSTER = String.raw`
export KUBECONFIG=/etc/kubernetes/admin.conf
all=$(kubectl get namespaces --selector "$namespaces" --output 'jsonpath={range .items[*]}{.metadata.name} {.metadata.uid}{"\n"}{end}' < /dev/null) || exit 1
echo "$all" | grep "^$prefix" | while read -r namespace uid; do
  # A finalizer of a student's own would keep its pod, and the namespace, for ever.
  for pod in $(kubectl get pods --namespace "$namespace" --output 'jsonpath={range .items[?(@.metadata.finalizers)]}{.metadata.name} {end}' < /dev/null); do
    kubectl patch pod "$pod" --namespace "$namespace" --type merge --patch '{"metadata":{"finalizers":null}}' < /dev/null
  done
  kubectl delete pods --all --namespace "$namespace" --grace-period=1 --wait=false < /dev/null
  echo '{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"'$uid'"}}' | kubectl delete --raw "/api/v1/namespaces/$namespace" --filename -
done
true`;

const SCRIPT = String.raw`
docker ps --all --quiet --filter "name=^$prefix" | xargs --no-run-if-empty docker rm --force --volumes
if [ -n "$images" ]; then
  docker image ls --format '{{.Repository}}:{{.Tag}}' | grep "^$images" | xargs --no-run-if-empty docker image rm --force
fi
# What is in a cluster goes with it.
docker container inspect "$cluster-control-plane" > /dev/null 2>&1 || exit 0
for node in $([ -z "$images" ] || echo $nodes); do
  docker exec $node ctr --namespace k8s.io images ls --quiet | grep "^docker.io/$images" | xargs --no-run-if-empty docker exec $node ctr --namespace k8s.io images rm
done
[ "$namespaces" = false ] || docker exec --env prefix --env namespaces "$cluster-control-plane" bash -c "$in_cluster"`;

/** Takes away all that was made under names that begin so: containers, namespaces with all that is in them, images of the engine and of the nodes. @throws EnvironmentError where the cluster does not answer */
export async function takeAway({ prefix, images = '', namespaces = `${MANAGER_LABEL}=labspec` }: Names, cluster: ClusterShape): Promise<void> {
  const { exitCode, output } = await runCommand('bash', ['-c', SCRIPT], { env: { in_cluster: IN_CLUSTER, prefix, images, namespaces: String(namespaces), cluster: cluster.name, nodes: nodeNames(cluster).join(' ') }, within: 120 });
  if (exitCode !== 0) throw new EnvironmentError({ cause: 'not-taken-away', reason: `What was made under the names ${prefix}... could not be taken away`, seen: output.trim(), look: 'npx labspec doctor', next: 'npx labspec clean' });
}
