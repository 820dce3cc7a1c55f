import type { Manifest } from '../../draft/objects/object-claims';
import type { Files } from './files';
import type { Revision } from './revisions';

/** An object as the lines of a lab have made it. */
export interface Made {
  kind: string;
  name: string;
  /** Empty: the one that lines need not name. */
  namespace: string;
  /** Undefined once something has changed it that only a run knows. */
  value: Manifest | undefined;
  /** The line or file that has made it what it is. */
  place: string;
  /** Whether its Pods may be of several templates now. */
  isRolling: boolean;
  /** Whether there may be more Pods than it wants now. */
  isShrinking: boolean;
  /** Whether a line has waited until it is as it should be. */
  isAwaited: boolean;
  /** Whether something in the cluster sets the number of its Pods. */
  isScaled: boolean;
  /** Of a Deployment; undefined once they are not known. */
  revisions?: Revision[];
}

/** The objects that a lab has made up to a place of its text. */
export interface Objects {
  all: Map<string, Made>;
  /** Those that lines have deleted. */
  gone: Set<string>;
  /** The one that lines work in which name none; empty at first. */
  namespace: string;
  /** Whether something puts containers of its own into Pods. */
  hasSidecars: boolean;
  /** Whether Pods may have left their owners, which then make others. */
  hasStrays: boolean;
  /** Whether there may be objects that nobody knows of. */
  hasStrangers: boolean;
  /** By their names: the objects that files have made. */
  ofFiles: Map<string, string[]>;
}

/** What a lab's reader has at a place of its text. */
export interface World {
  objects: Objects;
  files: Files;
  /** The lab's own namespace. */
  own: string;
}

export function noObjects(): Objects {
  return { all: new Map(), gone: new Set(), namespace: '', hasSidecars: false, hasStrays: false, hasStrangers: false, ofFiles: new Map() };
}

/** The namespace of a line, as objects have it. @param said what the line names */
export function homeOf({ objects, own }: Pick<World, 'objects' | 'own'>, said: string | undefined): string {
  const home = said ?? objects.namespace;
  return home === own ? '' : home;
}

export function keyOf({ kind, name, namespace }: Pick<Made, 'kind' | 'name' | 'namespace'>): string {
  return `${namespace}/${kind}/${name}`;
}

export function find({ all, namespace: current }: Objects, kind: string, name: string, namespace = current): Made | undefined {
  return all.get(keyOf({ kind, name, namespace }));
}

type Value = Readonly<Record<string, unknown>>;

export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((within, step) => (within as Record<string | number, unknown> | null | undefined)?.[step], value);
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function listAt(value: unknown, ...path: readonly string[]): Value[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? (found as Value[]).filter((item) => typeof item === 'object') : [];
}

const REPLICATED = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']);

/** How many Pods it should have; undefined if nobody knows. */
export function replicasOf({ kind, value, isScaled }: Made): number | undefined {
  if (!value || isScaled || !REPLICATED.has(kind)) return undefined;
  const said = valueAt(value, 'spec', 'replicas');
  return said === undefined || said === null ? 1 : typeof said === 'number' ? said : undefined;
}

/** Of its Pods; of a Pod, its own. */
export function podOf({ kind, value }: Made): { labels: Record<string, string>; spec: unknown } | undefined {
  if (!value) return undefined;
  const template = kind === 'Pod' ? value : kind === 'CronJob' ? valueAt(value, 'spec', 'jobTemplate', 'spec', 'template') : valueAt(value, 'spec', 'template');
  return template ? { labels: (valueAt(template, 'metadata', 'labels') ?? {}) as Record<string, string>, spec: valueAt(template, 'spec') } : undefined;
}

/** Whether its containers are ready as soon as they run. */
export function isReadyAtOnce(made: Made): boolean {
  const all = listAt(podOf(made)?.spec, 'containers');
  return all.length > 0 && all.every(({ readinessProbe, startupProbe }) => readinessProbe === undefined && startupProbe === undefined);
}

/** How many containers count as READY: init containers that go on do. */
export function containersOf(made: Made): number | undefined {
  const spec = podOf(made)?.spec;
  const own = listAt(spec, 'containers').length;
  return own === 0 ? undefined : own + listAt(spec, 'initContainers').filter(({ restartPolicy }) => restartPolicy === 'Always').length;
}
