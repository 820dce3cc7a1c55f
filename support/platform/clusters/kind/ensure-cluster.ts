import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { EnvironmentError } from '../../../errors/errors';
import { lastLine } from '../../../system/command/command-record';
import { withLock } from '../../../system/files/lock';
import type { ClusterShape } from './cluster-shape';
import { clusterState, type ClusterState } from './cluster-state';
import { docker } from '../../docker/docker-cli';
import { createCluster, deleteCluster, FEWER_CLUSTERS } from './kind-cli';
import { apiSystemPods, type ApiRow } from './node-api';
import { nodeContainers } from './node-containers';
import { nodeImage } from './node-image';
import { madeByLabspec, noteFinished, wasFinished } from './ownership';
import { until } from '../../../wait/wait-for';

export interface EnsureOptions {
  /** The node image; by default {@link nodeImage}. */
  image?: string | undefined;
  /** Called with a few words about the current work. */
  onProgress?: ((text: string) => void) | undefined;
  /** Abort it to remove what is half made. */
  signal?: AbortSignal | undefined;
}

export type Ensured = 'kept' | 'repaired' | 'made';

/** Seconds before labspec gives up on started nodes, or on an API server that should come back by itself. */
const RECOVERY = 60;

/** Makes sure that the cluster exists and is healthy: keeps it, or else repairs it, or else makes it again. @throws EnvironmentError */
export async function ensureCluster(shape: ClusterShape, options: EnsureOptions = {}): Promise<Ensured> {
  if ((await clusterState(shape)).healthy) return 'kept';
  // One lock per engine, not per cache: two caches may want the same cluster.
  const lock = path.join(tmpdir(), `labspec-${userInfo().uid}`, `cluster-${shape.name}`);
  const onWait = (pid: string) => options.onProgress?.(`waiting for another labspec (pid ${pid}) that is using the cluster`);
  return withLock(lock, { within: 600, onWait }, () => bringUp(shape, options));
}

async function bringUp(shape: ClusterShape, options: EnsureOptions): Promise<Ensured> {
  const state = await clusterState(shape);
  if (state.healthy) return 'kept';
  if (!state.exists) return make(shape, options);
  if (!state.own && state.nodes.every(({ running }) => running) && (await comesBack(shape, state, options))) return 'kept';
  refuseForeign(shape, state);
  if (!state.asAsked || !(await wasFinished(`${shape.name}-control-plane`))) return makeAnew(shape, state, options);
  if (await recovers(shape, state, options)) return 'repaired';
  return makeAnew(shape, await clusterState(shape), options);
}

function refuseForeign(shape: ClusterShape, { own, paused, reason, nodes }: ClusterState): void {
  const stopped = nodes.filter((node) => !node.running).map((node) => node.name);
  if (paused.length > 0) throw new EnvironmentError({ reason, next: `docker unpause ${paused.join(' ')}` });
  if (own) return;
  const next = stopped.length > 0 ? `docker start ${stopped.join(' ')}` : `if nobody needs it: kind delete cluster --name ${shape.name}; then npx labspec up`;
  throw new EnvironmentError({ reason: `${reason}. labspec did not make this cluster, so it does not change it`, next });
}

/** Gives nodes and API server time to come back. Starts nodes that are stopped, and restarts nodes that do not come back by themselves. */
async function recovers(shape: ClusterShape, state: ClusterState, options: EnsureOptions): Promise<boolean> {
  const { onProgress, signal } = options;
  const names = state.nodes.map((node) => node.name);
  if (state.nodes.every((node) => node.running)) {
    if (await comesBack(shape, state, options)) return true;
    onProgress?.('restarting the nodes');
    await docker(['stop', '--time', '5', ...names], { within: 60 });
  }
  onProgress?.('starting the nodes');
  await docker(['start', ...names], { within: 60 });
  const later = await looksHealthy(shape, RECOVERY, signal);
  if (later.healthy) await systemPodsRun(shape, options);
  return later.healthy;
}

/** Whether running nodes become healthy by themselves, as they do after a start of the engine. Only looks. */
async function comesBack(shape: ClusterShape, state: ClusterState, options: EnsureOptions): Promise<boolean> {
  options.onProgress?.(`waiting for it to come back: ${state.reason}`);
  const later = await looksHealthy(shape, RECOVERY / 2, options.signal);
  if (later.healthy) await systemPodsRun(shape, options);
  return later.healthy;
}

/** Returns the state as soon as the cluster is healthy, or after the given seconds. */
function looksHealthy(shape: ClusterShape, within: number, signal: AbortSignal | undefined): Promise<ClusterState> {
  return until(() => clusterState(shape), ({ healthy }) => healthy, { kept: { what: `The cluster ${shape.name} is healthy`, words: ({ reason }) => reason }, within, signal });
}

async function makeAnew(shape: ClusterShape, state: ClusterState, options: EnsureOptions): Promise<Ensured> {
  options.onProgress?.(`making the cluster again: ${state.reason}`);
  refuseForeign(shape, state);
  await deleteCluster(shape.name);
  return make(shape, options);
}

async function make(shape: ClusterShape, options: EnsureOptions): Promise<Ensured> {
  const from = options.image ?? (await nodeImage());
  if (!from) throw new EnvironmentError({ reason: 'There is no node image to make a cluster from', subject: 'kindest/node', next: 'npx labspec up' });
  try {
    await createCluster(shape, from, { signal: options.signal, onOutput: (text) => options.onProgress?.(lastLine(text)) });
    await comesUp(shape, options);
  } catch (error) {
    // kind removes its half-made cluster after a failure, but not when it is killed. This removes only labspec's: there was no such cluster before.
    if (options.signal?.aborted && madeByLabspec(await nodeContainers(shape.name))) await deleteCluster(shape.name);
    throw error;
  }
  await noteFinished(`${shape.name}-control-plane`);
  return 'made';
}

async function comesUp(shape: ClusterShape, options: EnsureOptions): Promise<void> {
  options.onProgress?.('waiting for the nodes');
  const state = await looksHealthy(shape, RECOVERY, options.signal);
  if (!state.healthy) throw new EnvironmentError({ reason: `${state.reason}, ${RECOVERY} s after it was made`, next: FEWER_CLUSTERS });
  await systemPodsRun(shape, options);
}

/**
 * Waits until the cluster's network, proxy and DNS run on the current nodes; a pod's status from before a reboot does not count. A pod that stays
 * away is reported, but is not a reason to give the cluster up.
 */
async function systemPodsRun(shape: ClusterShape, { onProgress, signal }: EnsureOptions): Promise<void> {
  onProgress?.('waiting for network, proxy and DNS');
  const started = new Map((await nodeContainers(shape.name)).map((node) => [node.name, node.startedAt.getTime()]));
  // The API gives times in whole seconds.
  const runs = (pod: ApiRow): boolean => pod.ready && pod.since.getTime() + 1000 > (started.get(pod.node) ?? 0);
  const { rows = [] } = await until(
    () => apiSystemPods(`${shape.name}-control-plane`),
    (answer) => answer.rows !== undefined && answer.rows.length > 0 && answer.rows.every(runs),
    { kept: { what: 'Network, proxy and DNS run', words: (answer) => `${answer.rows?.filter(runs).length ?? 0} of ${answer.rows?.length ?? 0} Pods run` }, within: RECOVERY, signal },
  );
  const late = rows.filter((pod) => !runs(pod)).map((pod) => pod.name);
  if (late.length > 0) onProgress?.(`not Ready yet: ${late.join(', ')}`);
}
