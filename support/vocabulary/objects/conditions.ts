import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { justCrashed } from '../../platform/kubernetes/pod-facts';
import { capitalized } from './named-object';

/** What a sentence says of an object: `deployment "web" is available`. */
export const CONDITIONS = ['ready', 'available', 'complete', 'failed', 'bound', 'active', 'suspended', 'established', 'rolled out', 'paused'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const CONDITION_PATTERN = new RegExp(CONDITIONS.join('|'));

/** Whether it holds, and what is there, in words. */
export interface Seen {
  holds: boolean;
  seen: string;
}

/** Kinds that run Pods, and go on doing so. */
const WORKLOADS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'];

/** Of these, those that replace their Pods after a change. */
const ROLLING = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Looks at an object of any kind; where Kubernetes has no other sign, at its condition of that name. */
export function condition(object: AnyObject, name: Condition): Seen {
  const { kind = '', spec = {}, status = {} } = object;
  if (name === 'bound' || name === 'active' || (name === 'failed' && kind === 'Pod')) return { holds: status['phase'] === capitalized(name), seen: `it is ${text(status['phase'] ?? 'without a phase')}` };
  if (name === 'suspended') return { holds: spec['suspend'] === true, seen: spec['suspend'] === true ? 'it is suspended' : 'it is not suspended' };
  if (name === 'paused') return { holds: spec['paused'] === true, seen: spec['paused'] === true ? 'it is paused' : 'it is not paused' };
  if (WORKLOADS.includes(kind) && (name === 'ready' || name === 'rolled out')) return rolledOut(object);
  const found = named(object, name === 'rolled out' ? 'ready' : name);
  const crash = kind === 'Pod' && found.holds && name === 'ready' ? justCrashed(object) : undefined;
  return crash === undefined ? found : { holds: false, seen: `${found.seen}, but ${crash}` };
}

/** As `kubectl rollout status` sees it: the controller has seen the latest change, and all replicas are new and ready. */
function rolledOut(object: AnyObject): Seen {
  const { kind, metadata, status = {} } = object;
  const wanted = replicasWanted(object);
  const ready = Number(status['readyReplicas'] ?? status['numberReady'] ?? 0);
  // The API leaves out a count of 0; a ReplicaSet has no such count.
  const updated = ROLLING.includes(kind ?? '') ? Number(status['updatedReplicas'] ?? status['updatedNumberScheduled'] ?? 0) : ready;
  const all = Number(status['replicas'] ?? status['currentNumberScheduled'] ?? 0);
  const isSeen = Number(status['observedGeneration'] ?? 0) >= (metadata?.generation ?? 0);
  const seen = `${ready} of ${wanted} replicas ready${updated < wanted ? `, ${updated} of them new` : ''}${all > wanted ? `, ${all - wanted} too many` : ''}`;
  return { holds: isSeen && ready === wanted && updated === wanted && all === wanted, seen };
}

/** How many Pods a workload should have. */
export function replicasWanted({ spec = {}, status = {}, kind }: AnyObject): number {
  return kind === 'DaemonSet' ? Number(status['desiredNumberScheduled'] ?? 0) : Number(spec['replicas'] ?? 1);
}

export function replicasReady({ status = {} }: AnyObject): number {
  return Number(status['readyReplicas'] ?? status['numberReady'] ?? 0);
}

export interface ConditionOf {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}

export function conditionsOf({ status = {} }: AnyObject): ConditionOf[] {
  return Array.isArray(status['conditions']) ? (status['conditions'] as ConditionOf[]) : [];
}

function named(object: AnyObject, name: Condition): Seen {
  const found = conditionsOf(object).find(({ type }) => type === capitalized(name));
  const how = found && [`${found.type} is ${found.status}`, found.reason, found.message].filter(Boolean).join(': ');
  return { holds: found?.status === 'True', seen: how ?? `it has no condition ${capitalized(name)}` };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
