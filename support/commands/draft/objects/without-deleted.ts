import type { Step } from '../drafted';
import type { State } from '../state';
import { called, keyOf, namedIn, type Manifest } from './object-claims';

/** Pods that name a ConfigMap, a Secret or a claim which the text has deleted, or makes only further down, do not start: only that they exist is asked for. */
export function withoutDeleted(claims: readonly Step[], made: readonly Manifest[], { deleted, objects, makes }: Pick<State, 'deleted' | 'objects' | 'makes'>): Step[] {
  const incomplete = made.filter((object) => needed(object).some((key) => (deleted.has(key) || makes?.has(key) === true) && !objects.has(key)));
  return claims.map((step) => {
    const object = incomplete.find(({ kind, metadata: { name = '' } = {} }) => step.claim?.objects.includes(keyOf(kind, name)) === true && step.text.startsWith(`${called(kind, name)} `));
    return object && / (?:has started|is (?:ready|available|complete))\b/.test(step.text) ? { ...step, text: `${called(object.kind, object.metadata?.name ?? '')} exists` } : step;
  });
}

/** Without what a Pod does without: `optional: true`. */
function needed(object: Manifest): string[] {
  return namedIn(JSON.parse(JSON.stringify(object), (_, value: unknown) => (isOptional(value) ? undefined : value)));
}

function isOptional(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { optional?: unknown }).optional === true;
}
