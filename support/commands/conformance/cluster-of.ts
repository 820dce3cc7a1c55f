import { allowedCluster } from '../../platform/clusters/existing/allowed-clusters';
import { ExistingCluster } from '../../platform/clusters/existing/existing-cluster';
import type { ClusterAccess } from '../../platform/clusters/cluster';
import { ClusterLink } from '../../platform/clusters/kind/kind-cluster';
import { loadLab } from '../../lab/load-lab';

/** The way to the cluster that a conformance run is about; the caller closes it. */
export function clusterOf(context: string | undefined, lab: string): ClusterAccess {
  return context === undefined ? new ClusterLink(loadLab(lab).cluster) : new ExistingCluster(allowedCluster(context), 'none');
}
