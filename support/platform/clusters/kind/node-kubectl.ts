import type { CommandOptions } from '../../../system/command/run-command';
import { docker } from '../../docker/docker-cli';
import { EnvironmentError } from '../../../errors/errors';
import { waitFor } from '../../../wait/wait-for';
import type { ClusterShape } from './cluster-shape';

/**
 * Makes a namespace with all that is to be in it, and waits until Pods may be made there.
 * @param objects the namespace and what belongs to it
 * @throws EnvironmentError with what the cluster says
 */
export async function makeNamespace(cluster: ClusterShape, name: string, objects: object[]): Promise<void> {
  await kubectl(cluster, ['apply', '--filename', '-'], { input: objects.map((object) => JSON.stringify(object)).join('\n---\n') });
  const asked = ['get', 'serviceaccount', 'default', '--namespace', name, '--ignore-not-found', '--output', 'name'];
  await waitFor(async () => ((await kubectl(cluster, asked)).trim() ? { done: true } : { notYet: 'no service account yet' }), { what: `The namespace ${name} is ready`, within: 30 });
}

/** What the kubectl says that every kind node has, as the cluster's admin. @throws EnvironmentError if it fails */
export async function kubectl({ name }: ClusterShape, args: string[], options: Pick<CommandOptions, 'input' | 'within'> = {}): Promise<string> {
  const { exitCode, stdout, output } = await docker(['exec', '--interactive', `${name}-control-plane`, 'kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args], { within: 30, ...options });
  if (exitCode === 0) return stdout;
  throw new EnvironmentError({ cause: 'no-namespace', reason: 'The cluster gives no namespace to work in', seen: output.trim(), look: 'npx labspec doctor', next: 'npx labspec up' });
}
