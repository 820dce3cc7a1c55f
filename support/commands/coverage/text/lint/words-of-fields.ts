import { closest } from 'fastest-levenshtein';

const words = (text: string): string[] => text.split(' ');
/** The words that fields of Kubernetes' own kinds take. https://kubernetes.io/docs/reference/kubernetes-api/ */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  restartPolicy: words('Always OnFailure Never'), imagePullPolicy: words('Always IfNotPresent Never'), pathType: words('Exact Prefix ImplementationSpecific'), concurrencyPolicy: words('Allow Forbid Replace'), protocol: words('TCP UDP SCTP'),
  persistentVolumeReclaimPolicy: words('Retain Recycle Delete'), reclaimPolicy: words('Retain Delete'), volumeBindingMode: words('Immediate WaitForFirstConsumer'), accessModes: words('ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod'), policyTypes: words('Ingress Egress'), podManagementPolicy: words('OrderedReady Parallel'),
};
/** By the kind, and the path of the field. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'Service spec.type': words('ClusterIP NodePort LoadBalancer ExternalName'), 'Deployment spec.strategy.type': words('RollingUpdate Recreate'), 'StatefulSet spec.updateStrategy.type': words('RollingUpdate OnDelete'), 'DaemonSet spec.updateStrategy.type': words('RollingUpdate OnDelete'),
};
/** What they hold is the author's own. */
const FREE = /^(?:data|stringData|annotations|labels|matchLabels|selector|command|args|env|parameters)$/;

/** The first field with a word that it cannot have. */
export function wrongWord(manifest: Readonly<Record<string, unknown>>): { path: string; reason: string; next: string } | undefined {
  const kind = String(manifest['kind']);
  const found = leaves(manifest, '').find(({ path, key, value }) => {
    const known = TYPES[`${kind} ${path}`] ?? WORDS[key];
    return known !== undefined && !known.includes(value);
  });
  const known = found && (TYPES[`${kind} ${found.path}`] ?? WORDS[found.key]);
  return found && known && { path: found.path, reason: `${found.key} cannot be ${found.value}`, next: `did you mean ${closest(found.value, known)}? It takes ${known.join(', ')}` };
}

interface Leaf {
  path: string;
  /** Of the map that it is in. */
  key: string;
  value: string;
}

function leaves(value: unknown, path: string, key = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, key, value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => (FREE.test(name) ? [] : leaves(inner, path === '' ? name : `${path}.${name}`, name)));
}
