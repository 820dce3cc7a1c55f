import type { Manifest } from '../../draft/objects/object-claims';
import { homeOf, keyOf, replicasOf, valueAt, type Made, type Objects } from './made';
import { undone, withTemplate } from './revisions';

/** Where something is made, and how. */
export interface At {
  place: string;
  /** Of the line; undefined for the one that lines need not name. */
  namespace?: string | undefined;
  /** The lab's own: lines may name it or not. */
  own: string;
}

/** An object is there from now on, or is as a manifest says. */
export function put(objects: Objects, manifest: Manifest, { place, namespace, own }: At): Made | undefined {
  const { kind, metadata: { name = '', ...metadata } = {} } = manifest;
  const said = valueAt(metadata, 'namespace');
  const id = { kind, name, namespace: homeOf({ objects, own }, typeof said === 'string' ? said : namespace) };
  if (name === '') return undefined;
  const before = objects.all.get(keyOf(id));
  objects.gone.delete(keyOf(id));
  const fresh: Made = { ...id, value: manifest, place, isRolling: false, isShrinking: false, isAwaited: false, isScaled: false, ...(kind === 'Deployment' ? { revisions: [{ number: 1, template: templateOf(manifest) }] } : {}) };
  objects.all.set(keyOf(id), before ? applied(before, manifest, place) : fresh);
  if (kind === 'HorizontalPodAutoscaler') scaleByItself(objects, manifest, id.namespace);
  return objects.all.get(keyOf(id));
}

/** What a manifest says nothing of keeps the value that another line gave it. */
function applied(before: Made, manifest: Manifest, place: string): Made {
  const isKept = valueAt(manifest, 'spec', 'replicas') === undefined && valueAt(before.value, 'spec', 'replicas') !== undefined;
  return { ...changed(before, manifest, place), isScaled: before.isScaled || isKept };
}

/** The object with another value. */
export function changed(before: Made, value: Manifest, place: string): Made {
  const after = { ...before, value, place, isAwaited: false };
  const isSame = before.value !== undefined && templateOf(before.value) === templateOf(value);
  return {
    ...after,
    isRolling: before.isRolling || !isSame,
    isShrinking: before.isShrinking || (replicasOf(after) ?? 0) < (replicasOf(before) ?? Infinity),
    ...(before.revisions && { revisions: withTemplate(before.revisions, templateOf(value)) }),
  };
}

export function templateOf(value: Manifest): string {
  return JSON.stringify(valueAt(value, 'spec', 'template') ?? {});
}

/** A copy of what is known of an object, to be changed. */
export function copyOf({ value }: Made): (Manifest & { spec: Record<string, unknown> }) | undefined {
  return value && { ...structuredClone(value), spec: structuredClone(value.spec ?? {}) };
}

/** Nobody knows any more what it is like. */
export function lose(objects: Objects, made: Made): void {
  const rest = { ...made, value: undefined, isRolling: true, isShrinking: true, isAwaited: false };
  delete rest.revisions;
  objects.all.set(keyOf(made), rest);
}

export function loseAll(objects: Objects): void {
  objects.hasStrangers = true;
  for (const made of objects.all.values()) lose(objects, made);
}

export function remove(objects: Objects, made: Made): void {
  objects.all.delete(keyOf(made));
  if (made.kind === 'HorizontalPodAutoscaler' && made.value) leaveAsItIs(objects, made.value, made.namespace);
  objects.gone.add(keyOf(made));
}

/** @param number of the revision; 0: the one before */
export function undo(objects: Objects, made: Made, number: number, place: string): void {
  const revisions = made.revisions && undone(made.revisions, number);
  const value = copyOf(made);
  if (!value || !revisions) return lose(objects, made);
  value.spec['template'] = JSON.parse(revisions.at(-1)?.template ?? '{}');
  objects.all.set(keyOf(made), { ...changed(made, value, place), revisions });
}

/** The number of Pods stays what it has become. */
function leaveAsItIs(objects: Objects, manifest: Manifest, namespace: string): void {
  const target = targetOf(objects, manifest, namespace);
  const value = target && copyOf(target);
  if (value) objects.all.set(keyOf(target), { ...target, isScaled: false, value: { ...value, spec: { ...value.spec, replicas: 'whatever it has become' } } });
}

function targetOf(objects: Objects, manifest: Manifest, namespace: string): Made | undefined {
  const { kind, name } = (manifest.spec?.['scaleTargetRef'] ?? {}) as { kind?: string; name?: string };
  return objects.all.get(keyOf({ kind: kind ?? '', name: name ?? '', namespace }));
}

function scaleByItself(objects: Objects, manifest: Manifest, namespace: string): void {
  const target = targetOf(objects, manifest, namespace);
  if (target) objects.all.set(keyOf(target), { ...target, isScaled: true });
}
