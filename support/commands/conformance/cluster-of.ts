import type { Cluster } from '../../platform/clusters/cluster';
import { existingCluster, labCluster } from '../../platform/clusters/providers';
import { loadLab } from '../../lab/load-lab';

/** The way to the cluster that a conformance run is about; the caller closes it. */
export function clusterOf(context: string | undefined, lab: string): Cluster {
  return context === undefined ? labCluster(loadLab(lab).cluster) : existingCluster(context, 'none');
}
