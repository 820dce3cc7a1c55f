import { then, type Step } from '../drafted';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import type { Done } from '../lines/line-effects';
import { manifestsOf, filesOf } from '../manifests/given-files';
import type { State } from '../state';
import { called, keyOf, type Manifest } from './object-claims';

interface Metadata {
  finalizers?: unknown;
  deletionTimestamp?: string;
}

const metadataOf = (object: Manifest | undefined): Metadata => (object?.metadata ?? {}) as Metadata;
const isHeld = (object: Manifest | undefined): boolean => Array.isArray(metadataOf(object).finalizers) && (metadataOf(object).finalizers as unknown[]).length > 0;

/** What a line does to objects that a finalizer holds: deleted, they stay until a line takes it from them. */
export function withFinalizers(done: Done, line: KubectlLine, state: Pick<State, 'objects'>): Done {
  const freed = line.verb === 'patch' && /finalizers/.test(optionOf(line, 'patch') ?? '') && /\[\s*\]|null|remove/.test(optionOf(line, 'patch') ?? '') ? line.targets.filter(({ kind, name }) => metadataOf(state.objects.get(keyOf(kind, name))).deletionTimestamp !== undefined) : [];
  if (freed.length > 0) return { ...done, effects: freed.map(({ kind, name }) => ({ object: keyOf(kind, name), does: 'deletes', aspect: 'there' })), claims: freed.map(({ kind, name }) => then(`${called(kind, name)} is gone within 2 minutes`, { objects: [keyOf(kind, name)], aspect: 'gone' })) };
  const held = done.effects.filter(({ object, does }) => does === 'deletes' && isHeld(state.objects.get(object))).map(({ object }) => object);
  for (const key of held) state.objects.set(key, asDeleted(state.objects.get(key)));
  const isOfHeld = ({ claim }: Step): boolean => claim?.objects.some((object) => held.includes(object)) === true;
  return held.length === 0 ? done : { ...done, effects: done.effects.filter(({ object }) => !held.includes(object)), claims: done.claims.filter((step) => !isOfHeld(step)) };
}

function asDeleted(object: Manifest | undefined): Manifest {
  return { ...(object as Manifest), metadata: { ...object?.metadata, deletionTimestamp: 'now' } as Manifest['metadata'] & object };
}

/** Whether kubectl would wait for as long as a finalizer holds what it is to delete. */
export function waitsForFinalizer(line: KubectlLine, state: State): boolean {
  if (line.verb !== 'delete' || optionOf(line, 'wait') === 'false') return false;
  const inFiles = manifestsOf(state, line.files.flatMap((file) => filesOf(state, file))).map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''));
  return [...line.targets.map(({ kind, name }) => keyOf(kind, name)), ...inFiles].some((key) => isHeld(state.objects.get(key)));
}
