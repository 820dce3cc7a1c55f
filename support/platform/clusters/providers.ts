import { AuthorError } from '../../errors/errors';
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

/** Makes the clusters that labs ask for. */
interface ClusterProvider {
  /** A lab's own cluster. @param byLayers whether images get to its nodes faster than a reader of the lab loads them */
  cluster(shape: ClusterShape, byLayers: boolean): Cluster;
  /** A namespace of its own in a lab's cluster, removed with the run. */
  namespace(shape: ClusterShape, name: string, journal: Journal): Cluster;
}

/** By the name in `cluster.provider` of lab.yaml; see support/lab/lab.ts. */
const PROVIDERS: Readonly<Record<string, ClusterProvider>> = {
  kind: {
    cluster: (shape, byLayers) => new ClusterLink(shape, byLayers ? loadLayers : loadImage),
    namespace: (shape, name, journal) => new OwnNamespaceLink(shape, name, journal),
  },
};

function providerOf({ provider = 'kind' }: ClusterShape): ClusterProvider {
  const known = PROVIDERS[provider];
  if (known) return known;
  throw new AuthorError({ reason: `labspec does not know the cluster provider ${provider}`, subject: 'lab.yaml, cluster.provider', next: `use one of: ${Object.keys(PROVIDERS).join(', ')}` });
}

/** The lab's own cluster; the caller closes it. @throws AuthorError if labspec does not know its provider */
export function labCluster(shape: ClusterShape, { byLayers = false } = {}): Cluster {
  return providerOf(shape).cluster(shape, byLayers);
}

/** A namespace in the lab's own cluster: made on first use, and removed with everything in the journal. */
export function namespaceInCluster(shape: ClusterShape, name: string, journal: Journal): Cluster {
  return providerOf(shape).namespace(shape, name, journal);
}

/** A cluster that the user has allowed. @param context of a kubeconfig @throws EnvironmentError if it is not allowed */
export function existingCluster(context: string, namespace: string, rights?: readonly Right[]): ExistingCluster {
  return new ExistingCluster(allowedCluster(context), namespace, rights);
}
