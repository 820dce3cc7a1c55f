import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../command/run-command';
import { nodeNames } from '../kind/cluster-shape';
import type { Lab } from '../lab/lab';
import { TRUTH } from './desk';
import { endProcessesIn } from './end-processes';

const SCRIPT = `
docker ps --all --quiet --filter "name=^$truth-" | xargs --no-run-if-empty docker rm --force --volumes
docker image ls --format '{{.Repository}}:{{.Tag}}' "$truth/*" | xargs --no-run-if-empty docker image rm --force
kubectl="docker exec $cluster-control-plane kubectl --kubeconfig /etc/kubernetes/admin.conf"
$kubectl get namespaces --output name | grep "^namespace/$truth-" | xargs --no-run-if-empty $kubectl delete --wait=false
for node in $nodes; do
  docker exec $node ctr --namespace k8s.io images ls --quiet | grep "^docker.io/$truth/" | xargs --no-run-if-empty docker exec $node ctr --namespace k8s.io images rm
done
true`;

/** Takes away all that the truth has ever made, also what a run that was killed left. Only one run at a time may be at work. */
export async function sweep({ cluster }: Lab): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(`${TRUTH}-`))) {
    endProcessesIn(join(tmpdir(), name));
    rmSync(join(tmpdir(), name), { recursive: true });
  }
  await runCommand('bash', ['-c', SCRIPT], { env: { truth: TRUTH, cluster: cluster.name, nodes: nodeNames(cluster).join(' ') }, within: 120 });
}
