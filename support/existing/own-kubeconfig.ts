import { EnvironmentError, messageOf } from '../errors';
import { clientNode } from '../kube/client-node';
import type { AllowedCluster } from './allowed-clusters';

/**
 * A kubeconfig with one context only, as text: what kubectl's `config view --minify --flatten` gives. The user's own is read and never changed.
 * @throws EnvironmentError where there is no such context, or where it leads elsewhere than was allowed
 */
export async function ownKubeconfig({ context, server, kubeconfig }: AllowedCluster): Promise<string> {
  const { KubeConfig } = await clientNode();
  const config = new KubeConfig();
  const told = { cause: 'no-such-context', subject: kubeconfig ?? process.env['KUBECONFIG'] ?? '~/.kube/config', look: 'kubectl config get-contexts', next: 'name a context that is there, in a kubeconfig that can be read' };
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
  } catch (error) {
    throw new EnvironmentError({ ...told, reason: 'The kubeconfig cannot be read', seen: messageOf(error) });
  }
  const chosen = config.getContextObject(context);
  const cluster = chosen && config.getCluster(chosen.cluster);
  if (!cluster) throw new EnvironmentError({ ...told, reason: `The kubeconfig has no context ${context}`, seen: config.getContexts().map(({ name }) => name).join(', ') || 'no contexts' });
  if (withoutSlash(cluster.server) !== withoutSlash(server)) {
    throw new EnvironmentError({ cause: 'context-leads-elsewhere', reason: `The context ${context} leads to another cluster than was allowed`, expected: server, seen: cluster.server, next: 'if it is the right one, write its server into the list of allowed clusters' });
  }
  const user = config.getUser(chosen.user);
  const own = new KubeConfig();
  own.loadFromOptions({ clusters: [cluster], users: user ? [user] : [], contexts: [{ name: context, cluster: chosen.cluster, user: chosen.user }], currentContext: context });
  return own.exportConfig();
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
