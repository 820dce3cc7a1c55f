import { kindOf } from '../../vocabulary/shell/observes';
import { askedBefore, whyUnmade } from './objects/unmade';
import type { Effect } from './drafted';
import { areOnlyNamespaces, clashOf } from './namespaces/folded-namespaces';
import { kindOfWord } from './lines/kinds';
import type { Learned } from './lines/learned';
import type { Manifest } from './objects/object-claims';
import type { State } from './state';
import { isOfCluster } from './namespaces/made-namespaces';
import { whyNotForCluster, wideKindIn } from './namespaces/whole-cluster';

/** Why a line is left out, by what it does. */
export function whyLeftOut({ again, effects, files }: Learned, madeHere: ReadonlySet<string>, text: string, state: State, home: string): string | undefined {
  if (effects.length === 0 && areOnlyNamespaces(files, text, state)) return 'the run has a namespace of its own';
  const isAgain = again && again.isGone !== true && madeHere.has(`${again.kind}/${again.name}`) && clashOf(state, madeIn({ effects }), home, madeHere) === undefined;
  return isAgain ? `another way to make ${again.kind.toLowerCase()} ${again.name}` : undefined;
}

export function madeIn({ effects }: { effects: readonly Effect[] }): string[] {
  return effects.filter(({ does }) => does === 'makes').map(({ object }) => object);
}

/** Why a person must decide, by what the line does. */
export function whyOpen(learned: Learned, madeHere: ReadonlySet<string>, text: string, state: State, home: string): string | undefined {
  const { effects, missing, unmade, removed } = learned;
  if (removed !== undefined) return removed;
  const place = madeIn(learned).map((object) => state.objects.get(object)?.metadata?.namespace).find((name) => name !== undefined && name !== 'default' && isOfCluster(name));
  if (place !== undefined) return `it makes objects in the namespace ${place}, which is the cluster’s own`;
  const other = madeIn(learned).map((object) => state.objects.get(object)).find((object) => isElsewhere(object, state));
  if (other !== undefined) return `it makes objects in the namespace ${other.metadata?.namespace ?? ''}, which belongs to what the cluster must have`;
  const wide = wideKindIn(effects) === undefined ? undefined : whyNotForCluster(text, effects, state);
  if (wide !== undefined) return wide;
  const across = [...state.namespaces].find((name) => new RegExp(`\\b[a-z0-9-]+\\.${name}(?:\\.svc\\b|(?=[\\s:/"']|$))`).test(text) && /\b(?:curl|wget|nslookup|dig|ping|nc|http)\b/.test(text));
  if (across !== undefined) return `it asks for a name in the namespace ${across}, and the run’s own has another name`;
  const clash = clashOf(state, madeIn(learned), home, madeHere);
  if (clash !== undefined) return clash;
  if (missing !== undefined) return `${missing} is neither in the text nor beside it`;
  return unmade !== undefined && kindOf(text).acts !== undefined && askedBefore(learned, state) === undefined ? whyUnmade(learned) : undefined;
}

/** What is in a namespace of the text is in the run's own, and then names none. */
function isElsewhere(object: Manifest | undefined, { namespaces }: Pick<State, 'namespaces'>): boolean {
  const name = object?.metadata?.namespace;
  return name !== undefined && name !== 'default' && !namespaces.has(name) && kindOfWord(object?.kind ?? '')?.isNamespaced === true;
}
