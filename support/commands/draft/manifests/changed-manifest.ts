import { then, quotable, type Effect, type Step } from '../drafted';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import { called, hasReplicas, imagesIn, keyOf, type Manifest } from '../objects/object-claims';
import type { State } from '../state';

/** What applying manifests changes of objects that lines before have made, and what must hold then. */
export function changesOf(made: readonly Manifest[], { objects }: Pick<State, 'objects'>): { effects: Effect[]; claims: Step[] } {
  const all = made.map((object) => {
    const before = objects.get(keyOf(object.kind, object.metadata?.name ?? ''));
    return before ? changed(before, object) : { effects: [], claims: [] };
  });
  return { effects: all.flatMap(({ effects }) => effects), claims: all.flatMap(({ claims }) => claims) };
}

/** `kubectl scale` changes an object that is known, so that a manifest may change it back. */
export function noteScaled(line: KubectlLine, { objects }: Pick<State, 'objects'>): void {
  const replicas = Number(optionOf(line, 'replicas'));
  if (line.verb !== 'scale' || !Number.isInteger(replicas)) return;
  for (const { kind, name } of line.targets) {
    const object = objects.get(keyOf(kind, name));
    if (object) objects.set(keyOf(kind, name), { ...object, spec: { ...object.spec, replicas } });
  }
}

/** Notes objects that are no longer as their manifests say. */
export function noteTouched({ effects, made }: { effects: readonly Effect[]; made: readonly Manifest[] }, { touched }: Pick<State, 'touched'>): void {
  for (const { object, does } of effects) if (does === 'changes') touched.add(object);
  for (const { kind, metadata: { name = '' } = {} } of made) touched.delete(keyOf(kind, name));
}

/** Whether `kubectl diff` finds something, as far as it is known. */
export function differs(manifests: readonly Manifest[], { objects, touched }: Pick<State, 'objects' | 'touched'>): boolean {
  return manifests.some((object) => {
    const key = keyOf(object.kind, object.metadata?.name ?? '');
    const before = objects.get(key);
    return touched.has(key) || !before || JSON.stringify(before) !== JSON.stringify(object);
  });
}

function changed(before: Manifest, after: Manifest): { effects: Effect[]; claims: Step[] } {
  const { kind, metadata: { name = '' } = {}, spec = {} } = after;
  const object = keyOf(kind, name);
  const isOther = (key: string): boolean => JSON.stringify(before.spec?.[key]) !== JSON.stringify(spec[key]);
  const effects: Effect[] = [];
  const claims: Step[] = [];
  const replicas = spec['replicas'];
  if (typeof replicas === 'number' && Number(before.spec?.['replicas'] ?? 1) !== replicas) {
    effects.push({ object, does: 'changes', aspect: 'replicas' });
    claims.push(hasReplicas(kind, name, replicas));
  }
  if (spec['template'] !== undefined && isOther('template')) {
    effects.push({ object, does: 'changes', aspect: 'template' });
    const images = imagesIn(spec['template']).filter((image) => quotable(image) && !imagesIn(before.spec?.['template']).includes(image));
    claims.push(...images.map((image) => then(`${called(kind, name)} runs the image "${image}"`, { objects: [object], aspect: 'template' })));
  }
  if (JSON.stringify(before.data) !== JSON.stringify(after.data)) effects.push({ object, does: 'changes', aspect: 'value' });
  return { effects, claims };
}
