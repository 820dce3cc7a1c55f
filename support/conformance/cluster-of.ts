import { allowedCluster } from '../existing/allowed-clusters';
import { ExistingCluster } from '../existing/existing-cluster';
import type { ClusterAccess } from '../kube/cluster-access';
import { ClusterLink } from '../kube/cluster-link';
import { loadLab } from '../lab/load-lab';

/** The way to the cluster that a conformance run is about; whoever uses it closes it. */
export function clusterOf(context: string | undefined, lab: string): ClusterAccess {
  return context === undefined ? new ClusterLink(loadLab(lab).cluster) : new ExistingCluster(allowedCluster(context), 'none');
}
