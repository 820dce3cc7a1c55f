import { keyOf } from '../objects/object-claims';
import { filesBeside, type State } from '../state';
import { plainName } from './plain-name';
import { manifestsIn } from './read-manifests';

/** A file that `--dry-run -o yaml > web.yaml` has made, and that stands beside the text with the same objects, as its reader then has it: what changes in between, no line says. @returns its text; undefined where the text itself shows the file */
export function plannedBeside(state: State, word: string): string | undefined {
  const name = plainName(word);
  const planned = state.planned.get(name) ?? [];
  const beside = planned.length === 0 || state.later.has(name) ? undefined : filesBeside(state, name).get(name);
  const there = manifestsIn(beside ?? '').map(({ kind, metadata }) => keyOf(kind, metadata?.name ?? ''));
  return planned.every(({ kind, metadata }) => there.includes(keyOf(kind, metadata?.name ?? ''))) ? beside : undefined;
}
