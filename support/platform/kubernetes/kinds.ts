import { closest } from 'fastest-levenshtein';
import { asked } from './api-call';
import type { Kind } from './api-kind';
import type { ClusterApi } from './cluster-api';

const kind = (apiVersion: string, name: string, plural: string, shortNames: string[] = [], isNamespaced = true): Kind => ({ apiVersion, kind: name, plural, shortNames, isNamespaced });

/** Those that labs speak of most; all others are asked for. */
const USUAL: readonly Kind[] = [
  kind('v1', 'Pod', 'pods', ['po']),
  kind('v1', 'Service', 'services', ['svc']),
  kind('v1', 'ConfigMap', 'configmaps', ['cm']),
  kind('v1', 'Secret', 'secrets'),
  kind('v1', 'ServiceAccount', 'serviceaccounts', ['sa']),
  kind('v1', 'Namespace', 'namespaces', ['ns'], false),
  kind('v1', 'Node', 'nodes', ['no'], false),
  kind('v1', 'PersistentVolume', 'persistentvolumes', ['pv'], false),
  kind('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', ['pvc']),
  kind('v1', 'ResourceQuota', 'resourcequotas', ['quota']),
  kind('v1', 'LimitRange', 'limitranges', ['limits']),
  kind('v1', 'ReplicationController', 'replicationcontrollers', ['rc']),
  kind('v1', 'Endpoints', 'endpoints', ['ep']),
  kind('v1', 'Event', 'events', ['ev']),
  kind('apps/v1', 'Deployment', 'deployments', ['deploy']),
  kind('apps/v1', 'ReplicaSet', 'replicasets', ['rs']),
  kind('apps/v1', 'StatefulSet', 'statefulsets', ['sts']),
  kind('apps/v1', 'DaemonSet', 'daemonsets', ['ds']),
  kind('batch/v1', 'Job', 'jobs'),
  kind('batch/v1', 'CronJob', 'cronjobs', ['cj']),
  kind('networking.k8s.io/v1', 'Ingress', 'ingresses', ['ing']),
  kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', ['netpol']),
  kind('rbac.authorization.k8s.io/v1', 'Role', 'roles'),
  kind('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings'),
  kind('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', [], false),
  kind('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'clusterrolebindings', [], false),
  kind('autoscaling/v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', ['hpa']),
  kind('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets', ['pdb']),
  kind('storage.k8s.io/v1', 'StorageClass', 'storageclasses', ['sc'], false),
  kind('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices'),
];

/** The kind of a word that needs no cluster to be known; undefined for others. */
export function usualKind(word: string): Kind | undefined {
  return USUAL.find((one) => namesOf(one).includes(plain(word)));
}

/** The kind of a word: its name, plural or short name, in one word or several: `config map`, `configmaps`, `cm`. @throws the nearest word if the API knows none */
export async function kindOf(api: ClusterApi, word: string): Promise<Kind> {
  const known = usualKind(word);
  if (known) return known;
  const all = await discovered(api);
  const found = all.find((one) => namesOf(one).includes(plain(word)));
  if (found) return found;
  throw new UnknownKind(word, closest(plain(word), all.flatMap(namesOf)));
}

export class UnknownKind extends Error {
  constructor(word: string, readonly nearest: string) {
    super(`the API knows no kind ${word}`);
  }
}

/** `config map` */
export function inWords({ kind: name }: Pick<Kind, 'kind'>): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

const asks = new WeakMap<ClusterApi, Promise<Kind[]>>();

/** All kinds that the API knows. */
export async function discoveredKinds(api: ClusterApi): Promise<Kind[]> {
  const all = await discovered(api);
  return all.filter((one, at) => all.findIndex((other) => other.kind === one.kind && groupOf(other) === groupOf(one)) === at);
}

function groupOf({ apiVersion }: Kind): string {
  return apiVersion.replace(/\/?v\w+$/, '');
}

function discovered(api: ClusterApi): Promise<Kind[]> {
  const known = asks.get(api) ?? discover(api);
  asks.set(api, known);
  known.catch(() => asks.delete(api));
  return known;
}

async function discover({ clients: { apis, custom } }: ClusterApi): Promise<Kind[]> {
  const { groups } = await asked('API groups', () => apis.getAPIVersions());
  const versions = groups.map(({ name, preferredVersion, versions: [first] }) => ({ group: name, version: preferredVersion?.version ?? first?.version ?? '' }));
  const lists = await Promise.all(versions.map(async ({ group, version }) => {
    // A group whose server does not answer does not hide the others.
    const list = await asked(`kinds of ${group}`, () => custom.getAPIResources({ group, version })).catch(() => undefined);
    return list?.resources.filter(({ name }) => !name.includes('/')).map((one) => kind(`${group}/${version}`, one.kind, one.name, one.shortNames ?? [], one.namespaced)) ?? [];
  }));
  return [...USUAL, ...lists.flat()];
}

function namesOf({ kind: name, plural, shortNames }: Kind): string[] {
  return [name.toLowerCase(), plural, ...shortNames];
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[ -]/g, '');
}
