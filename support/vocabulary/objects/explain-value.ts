import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { diagnose } from '../../runtime/diagnose';
import { dataOf, encodes } from './data-of';
import { called, oneWord, type NamedObject } from './named-object';
import type { ClaimMount, Reference } from './source-of';
import { VALUE_RULES, type Source, type ValueObserved } from './value-rules';

/** Kinds whose Pods `kubectl rollout restart` replaces. */
const RESTARTED = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** kubectl makes what one file describes in less. */
const TOGETHER_SECONDS = 3;

type Wrong = Pick<ValueObserved, 'what' | 'expected' | 'seen' | 'look' | 'namespace'>;

/** In whose container a value is another one. */
export interface Inside {
  named: NamedObject;
  kind: string;
  pod: V1Pod;
  /** Where it may come from, the one that counts first. */
  sources: readonly Reference[];
  /** The claim whose volume should have it. */
  claim: ClaimMount | undefined;
}

/** Why a container sees another value, or none. */
export async function whyOtherInside(api: ClusterApi, wrong: Wrong, { named, kind, pod, sources, claim }: Inside): Promise<Mistake | undefined> {
  return diagnose(VALUE_RULES, {
    ...wrong, owner: called(named), isEncoded: encodes(wrong.seen, wrong.expected), source: await sourceOf(api, wrong, sources), restart: restart(named, kind, wrong.namespace),
    claim: claim !== undefined && /No such file or directory/i.test(wrong.seen) ? { ...claim, isAsNewAsPod: await isAsNew(api, wrong.namespace, claim.name, pod) } : undefined,
  });
}

/** Whether a claim was made with the Pod, or after it. */
async function isAsNew(api: ClusterApi, namespace: string, claim: string, pod: V1Pod): Promise<boolean> {
  const object = await api.object(await kindOf(api, 'persistentvolumeclaim'), namespace, claim);
  const time = ({ metadata }: { metadata?: { creationTimestamp?: Date | string } }): number => new Date(metadata?.creationTimestamp ?? 0).getTime() / 1000;
  return object !== undefined && time(object) > time(pod) - TOGETHER_SECONDS;
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
