import { distance } from 'fastest-levenshtein';

/** What cucumber-js knows of a step definition, as far as it is looked at here. */
export interface KnownStep {
  keyword: string;
  pattern: string | RegExp;
  matchesStepName(text: string): boolean;
}

const NEAREST = 3;

/** The sentences of the catalogue that a misspelt one is nearest to, the nearest first. What is between quotes, and numbers, are the author's own. */
export function nearestSteps(text: string, steps: readonly KnownStep[]): string[] {
  const wanted = withoutValues(text);
  const far = (step: KnownStep): number => distance(wanted, withoutValues(sentenceOf(step)));
  return [...steps].sort((one, other) => far(one) - far(other)).slice(0, NEAREST).map((step) => `${step.keyword} ${sentenceOf(step)}`);
}

export function sentenceOf({ pattern }: KnownStep): string {
  return typeof pattern === 'string' ? pattern : pattern.source.replace(/^\^|\$$/g, '');
}

function withoutValues(sentence: string): string {
  return sentence.replaceAll(/"[^"]*"|\{\w+\}|\b\d+\b/g, '_').toLowerCase();
}
