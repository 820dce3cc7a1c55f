import type { ClusterApi } from './cluster-api';
import type { LogOptions } from './log-options';

/** The end of a container's log; empty if the node has none, or no longer. */
export async function endOfLog(api: ClusterApi, { name = '', namespace = '' }: { name?: string; namespace?: string }, options: LogOptions): Promise<string> {
  const log = await api.log(namespace, name, options).catch(() => '');
  // The kubelet's own words, while it makes the container again.
  return log.startsWith('unable to retrieve container logs') ? '' : log;
}
