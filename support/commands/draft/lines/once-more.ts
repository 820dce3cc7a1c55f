import { keyOf, type Manifest } from '../objects/object-claims';
import type { State } from '../state';
import type { KubectlLine, Target } from './kubectl-line';
import type { Learned } from './learned';
import { madeByFlags } from './made-by-flags';

interface Said {
  /** Whether the verb makes only what is not there. */
  isNew: boolean;
  /** That the text shows. */
  output: string;
}

/** What a line makes although it is there, or may not have gone yet. */
export function againFor(line: KubectlLine, manifests: readonly Manifest[], { isNew, output }: Said, state: State): Learned['again'] {
  if (!isNew && line.verb !== 'expose' && line.verb !== 'autoscale') {
    const gone = againBy(manifests.filter((object) => isCreated(object, output)), state);
    return gone && { ...gone, isGone: true };
  }
  const named = (isNew ? line.targets : []).map(({ kind, name }) => ({ kind, metadata: { name } }));
  const again = againBy(line.files.length > 0 ? manifests : [...madeByFlags(line), ...named], state);
  return again ?? (line.verb === 'run' && line.options.has('rm') && line.targets[0] ? onceMore(line.targets[0], state) : undefined);
}

/** A Pod that an apply has created once more is gone by then, although no line says who has deleted it. */
function isCreated({ kind, metadata: { name = '' } = {} }: Manifest, output: string): boolean {
  return kind === 'Pod' && output.includes(`pod/${name} created`);
}

function againBy(made: readonly Manifest[], state: State): { kind: string; name: string } | undefined {
  const again = made.find(({ kind, metadata: { name = '' } = {} }) => state.objects.has(keyOf(kind, name)));
  return again && { kind: again.kind, name: again.metadata?.name ?? '' };
}

/** `kubectl run probe --rm`, and later the same once more: the Pod before may still be ending. */
function onceMore({ name }: Target, { ranOnce }: State): Learned['again'] {
  return ranOnce.has(name) ? { kind: 'Pod', name } : void ranOnce.add(name);
}
