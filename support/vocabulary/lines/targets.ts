import { usualKind } from '../../platform/kubernetes/kinds';
import { afterPrefix, literal, type Word } from './word';

/** An object that a line of kubectl is about, or all of a kind. */
export interface Target {
  /** `deployment`, whatever it is called in the line. */
  kind: string;
  name?: Word;
}

export interface Targets {
  targets: Target[];
  /** The words that name no object: `web=busybox`. */
  args: Word[];
}

const OF_PODS = /^(?:logs|exec|attach|port-forward|debug)$/;
const OF_KINDS = /^(?:get|describe|delete|wait|label|annotate|scale|expose|patch|edit|autoscale|top|rollout \w+|set \w+)$/;
const OF_NODES = /^(?:drain|cordon|uncordon)$/;
/** Of `kubectl create`: a word says which sort. */
const SORTED = ['secret', 'service'];
/** Kinds that lines name and sentences rarely do. */
const OTHERS: Readonly<Record<string, string>> = { ep: 'endpoints', endpoint: 'endpoints', ev: 'event', events: 'event', rc: 'replicationcontroller', replicationcontrollers: 'replicationcontroller', crd: 'customresourcedefinition', crds: 'customresourcedefinition', customresourcedefinitions: 'customresourcedefinition', cs: 'componentstatus', componentstatuses: 'componentstatus', psp: 'podsecuritypolicy', podsecuritypolicies: 'podsecuritypolicy' };

/** What a line of kubectl is about. @param plain its words without the verb and without options */
export function targetsOf(verb: string, plain: readonly Word[]): Targets {
  const [first, ...others] = plain;
  if (first === undefined) return { targets: [], args: [] };
  if (OF_PODS.test(verb)) return { targets: [slashed(first) ?? { kind: 'pod', name: first }], args: others };
  if (OF_NODES.test(verb)) return { targets: plain.map((name) => slashed(name) ?? { kind: 'node', name }), args: [] };
  if (verb === 'run') return { targets: [{ kind: 'pod', name: first }], args: others };
  if (verb === 'create') return created(first, others);
  if (verb === 'taint') return named(first, others);
  return OF_KINDS.test(verb) ? named(first, others) : { targets: [], args: [...plain] };
}

/** The one word for a kind: `deploy`, `deployments.apps` and `Deployment` are `deployment`. */
export function kindWord(word: string): string {
  const lower = word.toLowerCase().replace(/\..*$/, '');
  return usualKind(lower)?.kind.toLowerCase() ?? OTHERS[lower] ?? lower;
}

function named(first: Word, others: readonly Word[]): Targets {
  if (slashed(first)) {
    const all = [first, ...others];
    return { targets: all.flatMap((word) => slashed(word) ?? []), args: all.filter((word) => !slashed(word)) };
  }
  const names = others.filter((word) => !isValue(word));
  const kinds = (literal(first) ?? '').split(',').map(kindWord);
  const targets = kinds.flatMap((kind) => (names.length > 0 ? names.map((name) => ({ kind, name })) : [{ kind }]));
  return { targets, args: others.filter(isValue) };
}

/** `kubectl create secret generic till` */
function created(first: Word, others: readonly Word[]): Targets {
  const kind = kindWord(literal(first) ?? '');
  const [name, ...args] = SORTED.includes(kind) ? others.slice(1) : others;
  return { targets: [{ kind, ...(name ? { name } : {}) }], args: [...(SORTED.includes(kind) ? others.slice(0, 1) : []), ...args] };
}

/** `app=web`, `app-`, `key=value:NoSchedule` */
function isValue(word: Word): boolean {
  const [first] = word;
  return (typeof first === 'string' && first.includes('=')) || /[^-]-$/.test(literal(word) ?? '');
}

/** `pod/web` */
function slashed(word: Word): Target | undefined {
  const [first] = word;
  const kind = typeof first === 'string' ? /^([a-zA-Z.]+)\//.exec(first)?.[1] : undefined;
  return kind === undefined ? undefined : { kind: kindWord(kind), name: afterPrefix(word, `${kind}/`) ?? [] };
}
