import { distance } from 'fastest-levenshtein';
import { ask } from '../asked';
import type { State } from '../state';
import { isOfOperator, madeKind } from './custom-kinds';
import { KIND_NAMES, kindOfWord } from './kinds';

/** Of shorter words, too many are near to each other, and to the names of kinds that operators bring. */
const SHORTEST = 6;
const OF_KIND = /(?<=\bkubectl (?:-n \S+ |--namespace[= ]\S+ )?(?:get|describe|create|delete|edit|scale|expose|explain|label|annotate|patch|autoscale|wait|rollout [a-z]+|set [a-z]+) )([A-Za-z]+)(?=[\s/]|$)/g;

/** `kubectl get deplyoments`: the kind that is meant, for which the author is asked to change the text. A kind of an operator, or one that the text defines, stays what it is. */
export function withKindsAsMeant(text: string, state: State): string {
  return text.replaceAll(OF_KIND, (word) => {
    const meant = isOfText(word, state) ? undefined : meantKind(word.toLowerCase());
    return meant === undefined ? word : ask(state, word, 'slip', meant);
  });
}

function isOfText(word: string, state: State): boolean {
  const defined = [...state.objects.values()].filter(({ kind }) => kind === 'CustomResourceDefinition');
  return isOfOperator(word) || madeKind(word, state) !== undefined || defined.some(({ spec }) => JSON.stringify(spec?.['names'] ?? {}).toLowerCase().includes(`"${word.toLowerCase()}"`));
}

/** @returns undefined if Kubernetes has such a kind, or none is near */
function meantKind(word: string): string | undefined {
  if (word.length < SHORTEST || kindOfWord(word) !== undefined) return undefined;
  const near = KIND_NAMES.filter((name) => name.length >= SHORTEST && name.startsWith(word.charAt(0)));
  return near.find((name) => isSwapped(word, name)) ?? near.find((name) => distance(word, name) === 1);
}

/** Two letters side by side have changed places. */
function isSwapped(word: string, name: string): boolean {
  return word.length === name.length && distance(word, name) === 2 && [...word].sort().join('') === [...name].sort().join('');
}
