import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';

/** Classes that clusters for exercises have, beside the default one. */
const COMMON = new Set(['', 'standard']);

/** The class of storage that the Pods of an object wait for, if only the author's cluster has it: nothing in the text makes it, or a volume of it. */
export function storageOf(object: Manifest, { objects }: Pick<State, 'objects'>): string | undefined {
  const claims = [...JSON.stringify(object.spec ?? {}).matchAll(/"claimName":"([^"]+)"/g)].flatMap(([, name = '']) => objects.get(keyOf('PersistentVolumeClaim', name)) ?? []);
  const templates = object.kind === 'StatefulSet' ? (object.spec?.['volumeClaimTemplates'] ?? []) : [];
  const specs = [...claims.map(({ spec }) => spec), ...(templates as { spec?: Record<string, unknown> }[]).map(({ spec }) => spec)];
  const names = specs.map((spec) => spec?.['storageClassName']).filter((name): name is string => typeof name === 'string' && !COMMON.has(name));
  const isServed = (name: string): boolean => ['', 'rancher.io/local-path', 'kubernetes.io/no-provisioner'].includes((objects.get(keyOf('StorageClass', name)) as { provisioner?: string } | undefined)?.provisioner ?? 'none');
  const missing = names.find((name) => !isServed(name) && ![...objects.values()].some(({ kind, spec }) => kind === 'PersistentVolume' && spec?.['storageClassName'] === name));
  return missing === undefined ? undefined : `the storage class ${missing}`;
}
