import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { kindOf } from '../../platform/kubernetes/kinds';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { diagnose } from '../../runtime/diagnose';
import type { Found } from './await-object';
import { conditionsOf, replicasReady, replicasWanted } from './conditions';
import { called, getLine } from './named-object';
import { ANY_POD_RULES } from './pod-rules';
import { worst, type PodState } from './pod-state';
import { WORKLOAD_RULES } from './workload-rules';

const LOG_LINES = 20;
/** What makes Pods for another object. */
const BETWEEN = ['replicaset', 'job'];

/** Why a Pod, or something that runs Pods, is not as it should be. */
export async function whyNotRunning(found: Found): Promise<Mistake | undefined> {
  const { api, object, kind, named, namespace, run } = found;
  if (!object) return undefined;
  if (kind.kind === 'Pod') return whyPod(api, object as unknown as V1Pod, undefined);
  const makers = [object, ...(await madeBy(api, namespace, object))];
  const pods = (await api.pods(namespace)).filter(({ metadata }) => metadata?.ownerReferences?.some(({ uid }) => makers.some((maker) => maker.metadata?.uid === uid)));
  const own = diagnose(WORKLOAD_RULES, {
    owner: called(named), namespace, kind: kind.kind, wanted: replicasWanted(object), ready: replicasReady(object), isSuspended: object.spec?.['suspend'] === true, isPaused: object.spec?.['paused'] === true,
    conditions: conditionsOf(object), refused: await refusal(api, namespace, makers), active: Number(object.status?.['active'] ?? 0), succeeded: Number(object.status?.['succeeded'] ?? 0), look: getLine(named, run.lab.names.namespace, '-o yaml'),
  });
  const worstPod = newestFirst(pods).find((pod) => !isReady(pod)) ?? newestFirst(pods)[0];
  const ofPod = worstPod && (await whyPod(api, worstPod, called(named)));
  // Why its Pods fail says more than that a Job has given up, or goes on.
  return ofPod && (own === undefined || ['job-gave-up', 'job-goes-on'].includes(own.cause ?? '')) ? ofPod : (own ?? ofPod);
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
  const read = (previous: boolean): Promise<string> => api.log(state.namespace, state.name, { tailLines: LOG_LINES, previous, ...(container ? { container: container.name } : {}) }).catch(() => '');
  return ((container?.restartCount ?? 0) > 0 && (await read(true))) || read(false);
}

/** The ReplicaSets of a Deployment, the Jobs of a CronJob: the newest first, for only it says how things stand. */
async function madeBy(api: ClusterApi, namespace: string, owner: AnyObject): Promise<AnyObject[]> {
  const lists = await Promise.all(BETWEEN.map(async (word) => api.objects(await kindOf(api, word), namespace).catch(() => [])));
  return newestFirst(lists.flat().filter(({ metadata }) => metadata?.ownerReferences?.some(({ uid }) => uid === owner.metadata?.uid)));
}

function newestFirst<T extends { metadata?: { creationTimestamp?: Date | string } }>(objects: readonly T[]): T[] {
  const time = ({ metadata }: T): number => new Date(metadata?.creationTimestamp ?? 0).getTime();
  return [...objects].sort((a, b) => time(b) - time(a));
}

/** What the API has said last when it refused a Pod; empty if it has not, or has taken one since. */
async function refusal(api: ClusterApi, namespace: string, makers: readonly AnyObject[]): Promise<string> {
  const [, newest = makers[0]] = makers;
  const events = await api.eventsOf(namespace, newest?.kind ?? '', newest?.metadata?.name ?? '', newest?.metadata?.uid).catch(() => []);
  const last = events.filter(({ reason }) => reason === 'FailedCreate' || reason === 'SuccessfulCreate').at(-1);
  return last?.reason === 'FailedCreate' ? (last.message ?? '') : '';
}
