import type { CommandOptions } from '../../../system/command/run-command';
import { docker } from '../../docker/docker-cli';
import { EnvironmentError } from '../../../errors/errors';
import { waitFor } from '../../../wait/wait-for';
import type { ClusterShape } from './cluster-shape';

/**
 * Makes a namespace with everything in it, and waits until Pods can be made there.
 * @param objects the namespace and its contents
 * @throws EnvironmentError with the answer of the cluster
 */
export async function makeNamespaceWithObjects(cluster: ClusterShape, name: string, objects: object[]): Promise<void> {
  await kubectl(cluster, ['apply', '--filename', '-'], { input: objects.map((object) => JSON.stringify(object)).join('\n---\n') });
  const asked = ['get', 'serviceaccount', 'default', '--namespace', name, '--ignore-not-found', '--output', 'name'];
  await waitFor(async () => ((await kubectl(cluster, asked)).trim() ? { done: true } : { notYet: 'no service account yet' }), { what: `The namespace ${name} is ready`, within: 30 });
}

/** The output of the kubectl in a kind node, as the cluster's admin. @throws EnvironmentError if it fails */
export async function kubectl({ name }: ClusterShape, args: string[], options: Pick<CommandOptions, 'input' | 'within'> = {}): Promise<string> {
  const { exitCode, stdout, output } = await docker(['exec', '--interactive', `${name}-control-plane`, 'kubectl', '--kubeconfig', '/etc/kubernetes/admin.conf', ...args], { within: 30, ...options });
  if (exitCode === 0) return stdout;
  throw new EnvironmentError({ cause: 'no-namespace', reason: 'labspec cannot make a namespace in the cluster', seen: output.trim(), look: 'npx labspec doctor', next: 'npx labspec up' });
}
