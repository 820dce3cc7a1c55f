import { matches } from '../../../vocabulary/network/policies';
import type { State } from '../state';
import type { Manifest } from './object-claims';
import { podSpecOf } from './place-of';
import { podLabelsOf } from './selected';

interface Term {
  labelSelector?: { matchLabels?: Record<string, string>; matchExpressions?: { key: string; operator: string; values?: string[] }[] };
  namespaceSelector?: unknown;
  topologyKey?: string;
}

/** What the Pods of an object must run beside, or may not: a Pod that nothing in the text makes, or as many nodes as there are Pods of its own. */
export function besideOthers(object: Manifest, { objects }: Pick<State, 'objects'>): string | undefined {
  const { affinity } = podSpecOf(object) as { affinity?: Record<string, { requiredDuringSchedulingIgnoredDuringExecution?: unknown } | null | undefined> | null };
  const required = (kind: string): Term[] => (affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? []) as Term[];
  const [near, apart] = [required('podAffinity'), required('podAntiAffinity')];
  if (!Array.isArray(near) || !Array.isArray(apart)) return undefined;
  const own = podLabelsOf(object) ?? {};
  const all = [own, ...[...objects.values()].map((each) => podLabelsOf(each) ?? {})];
  const missing = near.find(({ labelSelector, namespaceSelector }) => labelSelector && namespaceSelector === undefined && !all.some((labels) => matches(labelSelector, labels)));
  if (missing) return `a Pod with the labels ${JSON.stringify(missing.labelSelector?.matchLabels ?? missing.labelSelector?.matchExpressions ?? {})}`;
  const count = Number(object.spec?.['replicas'] ?? 1);
  const isAlone = apart.some(({ labelSelector, topologyKey = '' }) => labelSelector && topologyKey.endsWith('/hostname') && matches(labelSelector, own));
  return isAlone && object.kind !== 'Pod' && count > FEWEST ? `${count} nodes for Pods that keep apart` : undefined;
}

/** Clusters for exercises have so many nodes that run Pods. */
const FEWEST = 2;
