import type { Effect, Step } from '../drafted';
import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';
import { isNeverReady } from './object-claims';

/** Objects with Pods that are never ready, by what a line makes or changes of them. Of what lines change otherwise, or take back, that is not known. */
export function stuckBy(effects: readonly Effect[], { verb, second }: Pick<KubectlLine, 'verb' | 'second'>, { objects, mayBeReady }: Pick<State, 'objects' | 'mayBeReady'>): string[] {
  return effects.flatMap(({ object, does }) => {
    if (does === 'makes') mayBeReady.delete(object);
    if (second === 'undo' || verb === 'set' || verb === 'patch') mayBeReady.add(object);
    const made = does === 'deletes' || mayBeReady.has(object) ? undefined : objects.get(object);
    return made && isNeverReady(made) ? [object] : [];
  });
}

/** Thens that do not need Pods which are ready. */
export function withoutReady(stuck: readonly string[], claims: readonly Step[]): Step[] {
  return claims.filter(({ text, claim }) => claim?.objects.some((object) => stuck.includes(object)) !== true || !/ has \d+ ready replicas? | is (?:ready|available|rolled out)\b/.test(text));
}
