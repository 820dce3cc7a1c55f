import type { Journal } from '../../ownership/journal';
import { allowedCluster } from './existing/allowed-clusters';
import { ExistingCluster } from './existing/existing-cluster';
import type { Cluster } from './cluster';
import type { ClusterShape } from './kind/cluster-shape';
import { ClusterLink } from './kind/kind-cluster';
import { OwnNamespaceLink } from './kind/kind-namespace';
import type { Right } from './existing/rights';
import { loadImage } from './kind/load-image';
import { loadLayers } from './kind/load-layers';

/** What makes the clusters that labs ask for. */
interface ClusterProvider {
  /** A lab's own cluster. @param byLayers whether images come to its nodes faster than a reader of the lab brings them */
  cluster(shape: ClusterShape, byLayers: boolean): Cluster;
  /** A namespace of its own in a lab's cluster, which goes with the run. */
  namespace(shape: ClusterShape, name: string, journal: Journal): Cluster;
}

/** By the name that `cluster.provider` in lab.yaml has; see support/lab/lab.ts. */
const PROVIDERS = {
  kind: {
    cluster: (shape, byLayers) => new ClusterLink(shape, byLayers ? loadLayers : loadImage),
    namespace: (shape, name, journal) => new OwnNamespaceLink(shape, name, journal),
  },
} satisfies Record<string, ClusterProvider>;

/** The lab's own cluster; the caller closes it. */
export function labCluster(shape: ClusterShape, { byLayers = false } = {}): Cluster {
  return PROVIDERS[shape.provider ?? 'kind'].cluster(shape, byLayers);
}

/** A namespace in the lab's own cluster: it is made when it is first asked for, and goes with all that the journal has. */
export function namespaceInCluster(shape: ClusterShape, name: string, journal: Journal): Cluster {
  return PROVIDERS[shape.provider ?? 'kind'].namespace(shape, name, journal);
}

/** A cluster that somebody has allowed. @param context of a kubeconfig @throws EnvironmentError where nobody has */
export function existingCluster(context: string, namespace: string, rights?: readonly Right[]): ExistingCluster {
  return new ExistingCluster(allowedCluster(context), namespace, rights);
}
