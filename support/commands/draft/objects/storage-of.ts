import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { podSpecOf } from './place-of';

/** Classes that clusters for exercises have, beside the default one. */
const COMMON = new Set(['', 'standard']);

/** Storage of one node, as clusters for exercises have it, is for the Pods of that node. */
const SHARED = /^Read(?:WriteMany|OnlyMany)$/;
const ONE_NODE = ['', 'rancher.io/local-path', 'k8s.io/minikube-hostpath'];

/** The class of storage that the Pods of an object wait for, if only the author's cluster has it: nothing in the text makes it, or a volume of it. Or the folder of a node that nothing makes. */
export function storageOf(object: Manifest, { objects }: Pick<State, 'objects'>): string | undefined {
  const claims = [...JSON.stringify(object.spec ?? {}).matchAll(/"claimName":"([^"]+)"/g)].flatMap(([, name = '']) => objects.get(keyOf('PersistentVolumeClaim', name)) ?? []);
  const templates = object.kind === 'StatefulSet' ? (object.spec?.['volumeClaimTemplates'] ?? []) : [];
  const specs = [...claims.map(withClass), ...(templates as { spec?: Record<string, unknown> }[]).map(({ spec }) => spec)];
  const names = specs.map((spec) => spec?.['storageClassName']).filter((name): name is string => typeof name === 'string' && !COMMON.has(name));
  const isServed = (name: string): boolean => ['', 'rancher.io/local-path'].includes((objects.get(keyOf('StorageClass', name)) as { provisioner?: string } | undefined)?.provisioner ?? 'none');
  const missing = names.find((name) => !isServed(name) && ![...objects.values()].some(({ kind, spec }) => kind === 'PersistentVolume' && spec?.['storageClassName'] === name));
  return missing === undefined ? (sharedOf(specs, objects) ?? folderOf(object, specs, objects)) : `the storage class ${missing}`;
}

/** The class stood in an annotation once, which Kubernetes still reads. */
function withClass({ metadata, spec }: Manifest): Record<string, unknown> {
  const { annotations } = (metadata ?? {}) as { annotations?: Record<string, unknown> };
  const name = annotations?.['volume.beta.kubernetes.io/storage-class'];
  return { ...(name !== undefined && { storageClassName: name }), ...spec };
}

/** What a claim of the default class asks for, and only storage of a network has; not if the text brings a volume. */
function sharedOf(specs: readonly (Record<string, unknown> | undefined)[], objects: State['objects']): string | undefined {
  const classOf = (name: unknown): string => (objects.get(keyOf('StorageClass', String(name))) as { provisioner?: string } | undefined)?.provisioner ?? '';
  const shared = specs.flatMap((spec) => (spec?.['volumeName'] === undefined && spec?.['storageClassName'] !== '' && ONE_NODE.includes(classOf(spec?.['storageClassName'])) && Array.isArray(spec?.['accessModes']) ? (spec['accessModes'] as unknown[]) : [])).find((mode): mode is string => typeof mode === 'string' && SHARED.test(mode));
  const hasVolume = [...objects.values()].some(({ kind }) => kind === 'PersistentVolume');
  return shared === undefined || hasVolume ? undefined : `storage that several nodes share (${shared})`;
}

/** Folders that nodes have. */
const OF_NODES = /^\/(?:|bin|boot|dev|etc|home|lib|media|mnt|opt|proc|root|run|srv|sys|tmp|usr|var|(?:etc|var|run|proc|sys|dev|usr|lib)\/.*)$/;

/** A folder that somebody must have made on a node: nothing makes one for a volume of type local, or for one that asks that it be there. */
function folderOf(object: Manifest, claims: readonly (Record<string, unknown> | undefined)[], objects: State['objects']): string | undefined {
  const classes = new Set(claims.map((spec) => spec?.['storageClassName']).filter((name) => name !== undefined && name !== 'standard'));
  const volumes = [...objects.values()].filter(({ kind, spec }) => kind === 'PersistentVolume' && classes.has(spec?.['storageClassName'] ?? ''));
  const paths = volumes.map(({ spec = {} }) => neededPath(spec));
  const ownVolumes = (podSpecOf(object)['volumes'] ?? []) as Record<string, unknown>[];
  const own = Array.isArray(ownVolumes) ? ownVolumes.map(neededPath).find((path) => path !== undefined) : undefined;
  const path = own ?? (paths.every((each) => each !== undefined) ? paths[0] : undefined);
  return path === undefined ? undefined : `the folder ${path} on a node`;
}

function neededPath(volume: Record<string, unknown>): string | undefined {
  const { local, hostPath } = volume as { local?: { path?: unknown } | null; hostPath?: { path?: unknown; type?: unknown } | null };
  const path = local?.path ?? (hostPath?.type === 'Directory' || hostPath?.type === 'File' ? hostPath.path : undefined);
  return typeof path === 'string' && !OF_NODES.test(path) ? path : undefined;
}
