import { parseDocument } from 'yaml';
import { docker } from '../../docker/docker-cli';
import { EnvironmentError } from '../../../errors/errors';

const ADMINS = '/etc/kubernetes/admin.conf';
const SECONDS = 15;

/**
 * The cluster's admin kubeconfig, as text: the output of `kind get kubeconfig`, with two calls of docker instead of fourteen, because a check must
 * report at once. The user's kubeconfig is neither read nor changed.
 */
export async function kubeconfigOf(cluster: string): Promise<string> {
  const document = parseDocument(await said(cluster, ['exec', `${cluster}-control-plane`, 'cat', ADMINS]));
  const inside = new URL(String(document.getIn(['clusters', 0, 'cluster', 'server'])));
  // With several control planes: the port of the load balancer.
  const [address = ''] = (await said(cluster, ['port', inside.hostname, `${inside.port}/tcp`])).split('\n');
  document.setIn(['clusters', 0, 'cluster', 'server'], `https://${address}`);
  // The names are kind's own.
  const name = `kind-${cluster}`;
  for (const path of [['clusters', 0, 'name'], ['users', 0, 'name'], ['contexts', 0, 'name'], ['contexts', 0, 'context', 'cluster'], ['contexts', 0, 'context', 'user'], ['current-context']]) document.setIn(path, name);
  return document.toString({ lineWidth: 0, indentSeq: false });
}

async function said(cluster: string, args: string[]): Promise<string> {
  const { exitCode, stdout, output } = await docker(args, { within: SECONDS });
  if (exitCode === 0) return stdout;
  throw new EnvironmentError({ cause: 'no-kubeconfig', reason: `labspec cannot reach the cluster ${cluster}: it cannot get the kubeconfig`, seen: output.trim(), next: 'npx labspec doctor' });
}
