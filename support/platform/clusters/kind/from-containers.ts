import { parseDocument } from 'yaml';
import type { ClusterShape } from './cluster-shape';
import { nodeContainers } from './node-containers';

/** Where kind puts its nodes; see https://kind.sigs.k8s.io. */
const NETWORK = process.env['KIND_EXPERIMENTAL_DOCKER_NETWORK'] ?? 'kind';

export interface FromContainers {
  /** Of Docker. */
  network: string;
  kubeconfig: string;
  /** An image that is there, and has bash, curl and a kubectl of the cluster's version: that of its nodes. */
  image: string;
}

/** How containers of the same engine reach a cluster of kind: as `kind get kubeconfig --internal` says. @param kubeconfig of somebody on this machine */
export async function fromContainers({ name, controlPlanes }: ClusterShape, kubeconfig: string): Promise<FromContainers | undefined> {
  const [node] = await nodeContainers(name);
  if (!node) return undefined;
  const document = parseDocument(kubeconfig);
  document.setIn(['clusters', 0, 'cluster', 'server'], `https://${name}-${controlPlanes > 1 ? 'external-load-balancer' : 'control-plane'}:6443`);
  return { network: NETWORK, kubeconfig: document.toString({ lineWidth: 0 }), image: node.image };
}
