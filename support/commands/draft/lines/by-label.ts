import type { Effect, Step } from '../drafted';
import { kindOfWord } from './kinds';
import type { State } from '../state';
import { forCluster } from '../namespaces/whole-cluster';

/** A line that deletes by a label, in parts: what the user of the run's namespace may delete, and what labspec has made for the whole cluster. */
export interface ByLabel {
  /** Undefined if all kinds are of the whole cluster. */
  line: string | undefined;
  steps: Step[];
  effects: Effect[];
}

const WEBHOOKS = /^(?:mutating|validating)(?:webhookconfigurations?|admissionpolic(?:y|ies))(?:\.|$)/i;

/** `kubectl delete all,pv -l app=shop`: of the whole cluster, only what the text has made can be the run's. Undefined if there is nothing of the whole cluster in it. */
export function byLabel(text: string, state: State): ByLabel | undefined {
  const [, list = '', options = ''] = /^kubectl delete ([A-Za-z.,]+)( [^|;&<>\n]*)$/.exec(text) ?? [];
  const selector = / (?:-l|--selector)[ =]?["']?([\w./-]+(?:=[\w.-]*)?)["']?(?=\s|$)/.exec(options)?.[1];
  const kinds = list.split(',').filter(Boolean);
  const wide = kinds.filter((word) => kindOfWord(word)?.isNamespaced === false || WEBHOOKS.test(word));
  if (selector === undefined || wide.length === 0) return undefined;
  const names = new Set(wide.map((word) => kindOfWord(word)?.kind));
  const own = [...state.wide].flatMap(([object, why]) => {
    const [kind = '', name = ''] = object.split('/');
    return why === '' && names.has(kind) && hasLabel(state.objects.get(object)?.metadata?.labels ?? {}, selector) ? [{ object, line: `kubectl delete ${kind.toLowerCase()} ${name} --ignore-not-found` }] : [];
  });
  const rest = kinds.filter((word) => !wide.includes(word));
  return { line: rest.length === 0 ? undefined : `kubectl delete ${rest.join(',')}${options}`, steps: own.map(({ line }) => forCluster(line)), effects: own.map(({ object }) => ({ object, does: 'deletes', aspect: 'there' })) };
}

function hasLabel(labels: Record<string, string>, selector: string): boolean {
  const [name = '', value] = selector.split('=');
  return value === undefined ? name in labels : labels[name] === value;
}
