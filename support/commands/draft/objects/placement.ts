import { ask } from '../asked';
import type { Step } from '../drafted';
import { keyOf, type Manifest } from './object-claims';
import { awaitsService } from './awaited-service';
import { placeOf } from './place-of';
import { storageOf } from './storage-of';
import type { State } from '../state';

/** Asks the author for the nodes that Pods need, and notes that these may not run. */
export function notePlaces(state: State, made: readonly Manifest[]): void {
  for (const object of made) {
    const key = keyOf(object.kind, object.metadata?.name ?? '');
    const place = placeOf(object) ?? storageOf(object, state);
    if (place === undefined) state.unplaced.delete(key);
    else {
      state.unplaced.add(key);
      ask(state, place, 'service', `${object.kind.toLowerCase()} ${object.metadata?.name ?? ''} runs there, and its Thens ask only whether it exists`);
    }
  }
}

/** Thens that do not need Pods which may have no node. */
export function withoutPlaced(claims: readonly Step[], { unplaced, objects }: Pick<State, 'unplaced' | 'objects'>): Step[] {
  const mayWait = (key: string): boolean => unplaced.has(key) || awaitsService(objects.get(key), objects);
  return claims.flatMap((step) => {
    const { text, claim } = step;
    if (claim?.objects.some(mayWait) !== true) return [step];
    const object = /^(\S.*? "[^"]+") (?:has started|is (?:ready|available|complete))\b/.exec(text)?.[1];
    if (object !== undefined) return [{ ...step, text: `${object} exists` }];
    return claim.aspect === 'listing' || claim.aspect === 'replicas' || / is rolled out\b/.test(text) ? [] : [step];
  });
}
