import { AuthorError } from '../../errors/errors';
import { asked, called, orAbsent } from '../../platform/kubernetes/api-call';
import type { Cluster } from '../../platform/clusters/cluster';
import { MANAGER_LABEL, ownLabels } from '../../ownership/labels';

export interface ConfigMapName {
  namespace: string;
  name: string;
}

/** @param text as in `reports/conformance`: a namespace, which must be there, and a name */
export function configMapName(text: string): ConfigMapName {
  const [namespace = '', name = '', ...others] = text.split('/');
  if (!namespace || !name || others.length > 0) throw new AuthorError({ reason: 'A ConfigMap is named by its namespace and its name', seen: text, next: '--config-map NAMESPACE/NAME' });
  return { namespace, name };
}

/**
 * Keeps the report in the cluster itself, because files of a Job do not survive it. Replaces the report of an earlier run; does not touch any other ConfigMap of that name.
 * @param data file names and contents
 */
export async function keepInConfigMap(cluster: Cluster, { namespace, name }: ConfigMapName, data: Record<string, string>): Promise<void> {
  const { core } = (await cluster.api()).clients;
  const what = `ConfigMap ${namespace}/${name}`;
  const body = { metadata: { name, labels: ownLabels() }, data };
  const there = await orAbsent(what, () => core.readNamespacedConfigMap({ namespace, name }));
  if (!there) return void (await called(what, core.createNamespacedConfigMap({ namespace, body })));
  if (there.metadata?.labels?.[MANAGER_LABEL] !== 'labspec') throw new AuthorError({ reason: `There is a ${what} that is not labspec's; it is left alone`, next: 'name another one' });
  await asked(what, () => core.replaceNamespacedConfigMap({ namespace, name, body }));
}
