import { podOf, valueAt, type Made } from './made';
import { differs, type Rule } from './rules/rule';

type Labels = Readonly<Record<string, unknown>>;

/** An object's own labels, as far as lines and files give it some. */
export function labelsOf({ value }: Made): Labels {
  return value?.metadata?.labels ?? {};
}

/** The labels of the Pods that an object looks for. */
export function selectorOf({ kind, value }: Made): Labels {
  return (kind === 'Service' ? valueAt(value, 'spec', 'selector') : valueAt(value, 'spec', 'selector', 'matchLabels')) as Labels | undefined ?? {};
}

/** Whether an object with Pods counts this Pod as one of its own, although it has not made it. */
export function adopts(owner: Made, pod: Made): boolean {
  const wanted = Object.entries(owner.kind === 'Service' ? {} : selectorOf(owner));
  return pod.kind === 'Pod' && pod.namespace === owner.namespace && wanted.length > 0 && wanted.every(([key, value]) => labelsOf(pod)[key] === value);
}

/** Pairs such as `app=web,tier=front` of which one has another value than it should. @param column what shows them */
export function wrongPair(column: string, shown: string, wanted: Labels, made: Made): string | undefined {
  const pairs = [...shown.matchAll(/([\w./-]+)=([\w.-]*)/g)].map(([, key = '', seen = '']) => ({ key, seen, right: wanted[key] }));
  const wrong = pairs.find(({ seen, right }) => typeof right === 'string' && !/[$<{]/.test(right) && right !== seen);
  return wrong && differs(column, `${wrong.key}=${wrong.seen}`, `${wrong.key}=${String(wrong.right)}`, made);
}

export const labelled: Rule = (row, made) => wrongPair('LABELS', row.cells.get('LABELS') ?? '', labelsOf(made), made);

export const selecting: Rule = (row, made) => wrongPair('SELECTOR', row.cells.get('SELECTOR') ?? '', selectorOf(made), made);

/** Of a Pod, or of those that an object makes: not while they change, and not if lines give Pods labels of their own. */
export const podLabelled: Rule = (row, made, { hasStrays }) => ((hasStrays && made.kind !== 'Pod') || made.isRolling ? undefined : wrongPair('LABELS', row.cells.get('LABELS') ?? '', podOf(made)?.labels ?? {}, made));
