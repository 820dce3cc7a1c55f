import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { docker } from '../../support/platform/docker/docker-cli';
import { kubeconfigOf } from '../../support/platform/clusters/kind/kubeconfig';
import { kubectl } from '../../support/platform/clusters/kind/node-kubectl';
import { ClusterApi } from '../../support/platform/kubernetes/cluster-api';
import type { Lab } from '../../support/lab/lab';
import { isFree } from '../../support/system/process/ports';

export interface Traces {
  /** Names and UIDs. */
  pods: string[];
  containers: string[];
  portsAreFree: boolean[];
  folders: string[];
}

/** Everything that a run could leave behind. */
export async function traces({ cluster, names }: Lab): Promise<Traces> {
  const api = await ClusterApi.connect(await kubeconfigOf(cluster.name));
  return {
    pods: (await api.pods(names.namespace)).map(({ metadata }) => `${metadata?.name ?? ''} ${metadata?.uid ?? ''}`),
    containers: await containers(),
    portsAreFree: await Promise.all([3001, 3002].map(isFree)),
    folders: readdirSync(tmpdir()).filter((name) => /^labspec-[a-z]+-\d+-/.test(name)).sort(),
  };
}

/** The namespaces with names that begin with this prefix, also those that are terminating. */
export async function namespaces({ cluster }: Lab, prefix: string): Promise<string[]> {
  const names = (await kubectl(cluster, ['get', 'namespaces', '--output', 'jsonpath={.items[*].metadata.name}'])).split(' ');
  return names.filter((name) => name.startsWith(prefix));
}

/** All except the nodes of kind clusters: those belong to the rig, and another one may come up meanwhile. */
export async function containers(): Promise<string[]> {
  const { stdout } = await docker(['ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}} {{.Label "io.x-k8s.kind.cluster"}}']);
  return stdout.split('\n').filter((line) => line.endsWith(' ')).sort();
}
