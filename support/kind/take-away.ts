import { runCommand } from '../command/run-command';
import { nodeNames, type ClusterShape } from './cluster-shape';

export interface Names {
  /** How the names of containers and namespaces begin. */
  prefix: string;
  /** How the names of images begin. */
  images: string;
  /** Which namespaces of those names are meant, by their labels; those that labspec has made if left out. */
  namespaces?: string;
}

const SCRIPT = String.raw`
docker ps --all --quiet --filter "name=^$prefix" | xargs --no-run-if-empty docker rm --force --volumes
kubectl="docker exec --interactive $cluster-control-plane kubectl --kubeconfig /etc/kubernetes/admin.conf"
$kubectl get namespaces --selector "$namespaces" --output 'jsonpath={range .items[*]}{.metadata.name} {.metadata.uid}{"\n"}{end}' < /dev/null | grep "^$prefix" | while read -r namespace uid; do
  $kubectl delete pods --all --namespace "$namespace" --grace-period=1 --wait=false < /dev/null
  echo '{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"'$uid'"}}' | $kubectl delete --raw "/api/v1/namespaces/$namespace" --filename -
done
for node in $nodes; do
  docker exec $node ctr --namespace k8s.io images ls --quiet | grep "^docker.io/$images" | xargs --no-run-if-empty docker exec $node ctr --namespace k8s.io images rm
done
docker image ls --format '{{.Repository}}:{{.Tag}}' | grep "^$images" | xargs --no-run-if-empty docker image rm --force
true`;

/** Takes away all that was made under names that begin so: containers, namespaces with all that is in them, images of the engine and of the nodes. */
export async function takeAway({ prefix, images, namespaces = 'app.kubernetes.io/managed-by=labspec' }: Names, cluster: ClusterShape): Promise<void> {
  await runCommand('bash', ['-c', SCRIPT], { env: { prefix, images, namespaces, cluster: cluster.name, nodes: nodeNames(cluster).join(' ') }, within: 120 });
}
