import { EnvironmentError } from '../../../errors/errors';
import { clientNode } from '../../kubernetes/client-node';
import type { AllowedCluster } from './allowed-clusters';
import { withCredential } from './exec-credential';
import { NO_CONTEXT, readKubeconfig } from './read-kubeconfig';

/**
 * A kubeconfig with a single context, as text, like the output of kubectl's `config view --minify --flatten`. Reads the user's own kubeconfig and
 * never changes it.
 * @throws EnvironmentError if there is no such context, or if it leads to a cluster that is not the allowed one
 */
export async function ownKubeconfig({ context, server, kubeconfig }: AllowedCluster): Promise<string> {
  const { KubeConfig } = await clientNode();
  const config = await readKubeconfig(kubeconfig);
  const chosen = config.getContextObject(context);
  const cluster = chosen && config.getCluster(chosen.cluster);
  if (!cluster) throw new EnvironmentError({ ...NO_CONTEXT, subject: kubeconfig ?? process.env['KUBECONFIG'] ?? '~/.kube/config', reason: `The kubeconfig has no context ${context}`, seen: config.getContexts().map(({ name }) => name).join(', ') || 'no contexts' });
  if (withoutSlash(cluster.server) !== withoutSlash(server)) {
    throw new EnvironmentError({ cause: 'context-leads-elsewhere', reason: `The context ${context} does not lead to the cluster that was allowed`, expected: server, seen: cluster.server, next: 'if this cluster is the right one, put its server into the list of allowed clusters' });
  }
  const named = config.getUser(chosen.user);
  const user = named && (await withCredential(named, cluster));
  const own = new KubeConfig();
  own.loadFromOptions({ clusters: [cluster], users: user ? [user] : [], contexts: [{ name: context, cluster: chosen.cluster, user: chosen.user }], currentContext: context });
  return own.exportConfig();
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
