import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import { isReady } from '../../platform/kubernetes/pod-facts';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { inWords, kindOf } from '../../platform/kubernetes/kinds';
import { endOfLog } from '../../platform/kubernetes/end-of-log';
import { diagnose } from '../../runtime/diagnose';
import type { Found } from './claim';
import { conditionsOf, replicasReady, replicasWanted } from './conditions';
import { called, getLine } from './named-object';
import { ownersOf } from './owners';
import { ANY_POD_RULES } from './pod-rules';
import { worst, type PodState } from './pod-state';
import { makersOf, podsOf } from './pods-of';
import { misnamedService } from './set-service';
import { WORKLOAD_RULES, type WorkloadObserved } from './workload-rules';

const LOG_LINES = 20;

/** Why a Pod, or something that runs Pods, is not as it should be. */
export async function whyNotRunning(found: Found): Promise<Mistake | undefined> {
  const { api, object, kind, named, namespace } = found;
  if (!object) return undefined;
  if (kind.kind === 'Pod') return (await whyPod(api, object as unknown as V1Pod, await ownerOf(api, namespace, object))) ?? whySetOf(found, object);
  const makers = await makersOf(api, namespace, object);
  const pods = await podsOf(api, namespace, makers);
  const observed = await observedOf(found, object, makers);
  const own = diagnose(WORKLOAD_RULES, observed);
  const worstPod = pods.find((pod) => !isReady(pod)) ?? pods[0];
  const ofPod = worstPod && (await whyPod(api, worstPod, called(named)));
  // Why its Pods fail says more than that a Job has given up, or goes on.
  const first = ofPod && (own === undefined || ['job-gave-up', 'job-goes-on'].includes(own.cause ?? '')) ? ofPod : (own ?? ofPod);
  return first ?? diagnose(WORKLOAD_RULES, { ...observed, misnamed: await misnamedService(api, namespace, object) });
}

async function observedOf({ api, kind, named, namespace, run }: Found, object: AnyObject, makers: readonly AnyObject[]): Promise<WorkloadObserved> {
  return {
    owner: called(named), namespace, kind: kind.kind, wanted: replicasWanted(object), ready: replicasReady(object), isSuspended: object.spec?.['suspend'] === true, isPaused: object.spec?.['paused'] === true,
    conditions: conditionsOf(object), refused: await refusal(api, namespace, makers), active: Number(object.status?.['active'] ?? 0), succeeded: Number(object.status?.['succeeded'] ?? 0), look: getLine(named, run.lab.names.namespace, '-o yaml'),
  };
}

/** Of a Pod that runs: why its StatefulSet gives it another name in the DNS. */
async function whySetOf(found: Found, { metadata }: AnyObject): Promise<Mistake | undefined> {
  const owner = metadata?.ownerReferences?.find(({ kind }) => kind === 'StatefulSet');
  const kind = await kindOf(found.api, 'statefulset');
  const object = owner && (await found.api.object(kind, found.namespace, owner.name));
  const misnamed = object && (await misnamedService(found.api, found.namespace, object));
  if (!misnamed) return undefined;
  const of: Found = { ...found, kind, object, named: { word: inWords(kind), name: owner.name, namespace: found.named.namespace } };
  return diagnose(WORKLOAD_RULES, { ...(await observedOf(of, object, [object])), misnamed });
}

/** What the reader has written: a Deployment, not the ReplicaSet between. */
async function ownerOf(api: ClusterApi, namespace: string, pod: AnyObject): Promise<string | undefined> {
  const owner = (await ownersOf(api, namespace, pod)).at(-1);
  return owner && `${inWords(owner)} ${owner.name}`;
}

/** Why a Pod does not run, or is not ready. @param owner what makes and replaces it */
export async function whyPod(api: ClusterApi, pod: V1Pod, owner: string | undefined): Promise<Mistake | undefined> {
  const { name = '', namespace = '' } = pod.metadata ?? {};
  const events = (await api.events(pod).catch(() => [])).map(({ reason = '', message = '' }) => ({ reason, message }));
  const state: PodState = { name, namespace, owner, pod, events, log: '' };
  return diagnose(ANY_POD_RULES, { ...state, log: await lastLog(api, state) });
}

async function lastLog(api: ClusterApi, state: PodState): Promise<string> {
  const container = worst(state);
  const read = (previous: boolean): Promise<string> => endOfLog(api, state, { tailLines: LOG_LINES, previous, ...(container ? { container: container.name } : {}) });
  return ((container?.restartCount ?? 0) > 0 && (await read(true))) || read(false);
}

/** What the API has said last when it refused a Pod; empty if it has not, or has taken one since. */
async function refusal(api: ClusterApi, namespace: string, makers: readonly AnyObject[]): Promise<string> {
  const [, newest = makers[0]] = makers;
  const events = await api.eventsOf(namespace, newest?.kind ?? '', newest?.metadata?.name ?? '', newest?.metadata?.uid).catch(() => []);
  const last = events.filter(({ reason }) => reason === 'FailedCreate' || reason === 'SuccessfulCreate').at(-1);
  return last?.reason === 'FailedCreate' ? (last.message ?? '') : '';
}
