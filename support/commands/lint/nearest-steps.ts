import { distance } from 'fastest-levenshtein';
import type { Below } from '../../runtime/wrap-step';

/** What cucumber-js knows of a step definition, as far as it is looked at here. */
export interface KnownStep {
  keyword: string;
  pattern: string | RegExp;
  matchesStepName(text: string): boolean;
  options?: { wrapperOptions?: Partial<Below> };
  /** Its function, with a parameter for each of the expression's, and one more for what stands below. */
  code?: { length: number };
  expression?: { parameterTypes?: readonly unknown[] };
}

/** What a sentence takes below it; undefined if its definition does not say. */
export function takenBelow({ options, code, expression }: KnownStep): Below['below'] | 'table or doc string' | 'nothing' | undefined {
  const named = options?.wrapperOptions?.below;
  if (named !== undefined || !code || !expression?.parameterTypes) return named;
  const more = code.length - expression.parameterTypes.length;
  return more === 1 ? 'table or doc string' : more === 0 ? 'nothing' : undefined;
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
