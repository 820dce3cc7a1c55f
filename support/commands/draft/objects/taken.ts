import { fromBefore, nameContainers } from '../asked';
import { optionOf, type KubectlLine } from '../lines/kubectl-line';
import { standsFor } from '../manifests/standing-files';
import type { State } from '../state';
import { called, keyOf, type Manifest } from './object-claims';
import { containersOf, firstMissing, sourcesOf } from './unmade';

/** What `kubectl set` takes into an object, or finds by a file, and nothing in the text makes: it is there before the reader begins, and the author is asked for it. */
export function askForTaken(line: KubectlLine, manifests: readonly Manifest[], state: State): void {
  if (line.verb !== 'set') return;
  const missing = firstMissing(sourcesOf(line), line, state);
  const keys = optionOf(line, 'keys')?.split(',');
  if (missing && !state.deleted.has(keyOf(missing.kind, missing.name))) fromBefore(state, called(missing.kind, missing.name), keys ? { keys } : {});
  for (const { kind, metadata: { name = '' } = {} } of line.options.has('local') ? [] : manifests) {
    const isOfFile = standsFor(keyOf(kind, name), state) !== undefined && !state.objects.has(keyOf(kind, name));
    if (isOfFile) nameContainers(state, fromBefore(state, called(kind, name)) ?? '', containersOf(line));
  }
}
