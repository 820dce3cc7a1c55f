import type { Mistake } from '../../errors/errors';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { diagnose } from '../../runtime/diagnose';
import { dataOf, encodes } from './data-of';
import { called, oneWord, type NamedObject } from './named-object';
import type { Reference } from './source-of';
import { VALUE_RULES, type Source, type ValueObserved } from './value-rules';

/** Kinds whose Pods `kubectl rollout restart` replaces. */
const RESTARTED = ['Deployment', 'StatefulSet', 'DaemonSet'];

type Wrong = Pick<ValueObserved, 'what' | 'expected' | 'seen' | 'look' | 'namespace'>;

/** Why a container sees another value. @param references where it may come from, the one that counts first */
export async function whyOtherInside(api: ClusterApi, wrong: Wrong, named: NamedObject, { kind = '' }: AnyObject, references: readonly Reference[]): Promise<Mistake | undefined> {
  return diagnose(VALUE_RULES, { ...wrong, owner: called(named), isEncoded: encodes(wrong.seen, wrong.expected), source: await sourceOf(api, wrong, references), restart: restart(named, kind, wrong.namespace) });
}

/** Why the key of a Secret has another value. */
export function whyOtherKey(wrong: Wrong, named: NamedObject): Mistake | undefined {
  return diagnose(VALUE_RULES, { ...wrong, owner: called(named), isEncoded: encodes(wrong.seen, wrong.expected), source: undefined, restart: '' });
}

async function sourceOf(api: ClusterApi, { namespace, expected }: Wrong, references: readonly Reference[]): Promise<Source | undefined> {
  for (const { kind, name, key, isFollowed } of references) {
    const object = await api.object(await kindOf(api, kind), namespace, name);
    const value = object && dataOf({ ...object, kind })[key];
    // A key that is gone does not hold another value.
    if (value !== undefined) return { called: `${inWords({ kind })} ${name}`, key, isAsExpected: value.trimEnd() === expected.trimEnd(), isFollowed };
  }
  return undefined;
}

function restart({ word, name }: NamedObject, kind: string, namespace: string): string {
  return RESTARTED.includes(kind) ? `kubectl rollout restart ${oneWord(word)} ${name} -n ${namespace}` : `kubectl delete ${oneWord(word)} ${name} -n ${namespace}, and create it again`;
}
