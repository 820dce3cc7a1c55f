import { parse, stringify } from 'yaml';
import { asMade } from '../../platform/kubernetes/as-made';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { discoveredKinds } from '../../platform/kubernetes/kinds';

/** What somebody has made in a namespace, without what the cluster adds: by kind and name, as YAML. */
export type Snapshot = ReadonlyMap<string, string>;

/** Made by controllers, and of other namespaces other. */
const NOT_MADE = new Set(['Event', 'Endpoints', 'EndpointSlice', 'Lease', 'ControllerRevision', 'PodMetrics', 'IPAddress']);
/** In every namespace. */
const ALWAYS = /^(?:ConfigMap kube-root-ca\.crt|ServiceAccount default)$/;

/** All objects of a namespace that a person has made: no other object owns them, or they were made by a line, as with `kubectl create job --from=cronjob/...`. */
export async function objectsIn(api: ClusterApi, namespace: string): Promise<Snapshot> {
  const kinds = (await discoveredKinds(api)).filter(({ kind, isNamespaced }) => isNamespaced && !NOT_MADE.has(kind));
  const objects = await Promise.all(kinds.map((kind) => api.objects(kind, namespace).catch(() => [])));
  const own = objects.flat().filter(({ metadata }) => (metadata?.ownerReferences ?? []).length === 0 || (metadata?.managedFields ?? []).some(({ manager = '' }) => manager.startsWith('kubectl-create')));
  return snapshotOf(own, namespace);
}

/** @param namespace that stands in them, where another student has another */
export function snapshotOf(objects: readonly AnyObject[], namespace: string): Snapshot {
  return new Map(objects.map((object) => [nameOf(object), plain(object, namespace)] as const).filter(([name]) => !ALWAYS.test(name)).sort(([one], [other]) => one.localeCompare(other)));
}

function nameOf({ kind = '', metadata }: AnyObject): string {
  return `${kind} ${metadata?.name ?? ''}`;
}

function plain(object: AnyObject, namespace: string): string {
  return stringify(asMade(object, namespace), { sortMapEntries: true });
}

export function areSame(one: Snapshot, other: Snapshot): boolean {
  return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);
}

/** What was made, or changed, from one moment to a later one. */
export function changed(before: Snapshot, after: Snapshot): { made: AnyObject[]; earlier: AnyObject[] } {
  const read = (text: string): AnyObject => parse(text) as AnyObject;
  const made = [...after].filter(([name]) => !before.has(name)).map(([, text]) => read(text));
  const earlier = [...before].filter(([name, text]) => after.has(name) && after.get(name) !== text).map(([, text]) => read(text));
  return { made, earlier };
}
