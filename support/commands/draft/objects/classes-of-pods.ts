import { ask } from '../asked';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { podSpecOf } from './place-of';

const CLASSES = [['priorityClassName', 'PriorityClass', 'the priority class'], ['runtimeClassName', 'RuntimeClass', 'the runtime class']] as const;

/** The classes of the whole cluster without which Kubernetes refuses the Pods of an object. */
export function classesOf(object: Manifest): { key: string; called: string }[] {
  const spec = podSpecOf(object);
  return CLASSES.flatMap(([field, kind, words]) => {
    const name = spec[field];
    return typeof name === 'string' && name !== '' && !name.startsWith('system-') ? [{ key: keyOf(kind, name), called: `${words} ${name}` }] : [];
  });
}

/** What the cluster must have before such objects are made, if no line of the text is to make it: the author is asked for it once. */
export function missingClass(objects: readonly Manifest[], state: State): string | undefined {
  const missing = objects.flatMap(classesOf).find(({ key }) => !state.open.has(key) && !state.objects.has(key));
  if (missing === undefined) return undefined;
  ask(state, missing.called, 'service', 'Pods name it, and are refused without it');
  return `the cluster must have ${missing.called}`;
}
