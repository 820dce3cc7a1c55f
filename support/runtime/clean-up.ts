import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { inspectContainer, removeContainer } from '../platform/docker/engine';
import { removeLabelled } from '../platform/docker/remove-labelled';
import { onceAllowed } from '../platform/clusters/existing/allowed-clusters';
import { ExistingCluster } from '../platform/clusters/existing/existing-cluster';
import { removeNamespace, type OwnNamespace } from '../platform/kubernetes/own-namespace';
import { kubeconfigOf } from '../platform/clusters/kind/kubeconfig';
import type { ClusterShape } from '../platform/clusters/kind/cluster-shape';
import { removeByPrefix } from '../platform/clusters/kind/remove-by-prefix';
import { nodeContainers } from '../platform/clusters/kind/node-containers';
import { ClusterApi } from '../platform/kubernetes/cluster-api';
import { secondsToEnd } from '../platform/kubernetes/pod-facts';
import { kubectlLines } from '../platform/kubernetes/kubectl-lines';
import { EnvironmentError, messageOf } from '../errors/errors';
import { endOwnedProcess } from '../system/process/background';
import type { Run } from './run';
import { waitFor } from '../wait/wait-for';
import { abandoned, type Abandoned, type Owned } from '../ownership/journal';
import { labelledContainers, labelledNamespaces } from './find-labelled';
import { endOrphans } from '../system/process/orphans';
import { ownManager } from '../ownership/labels';
import { abandonedFolders } from '../system/files/own-folder';
import { runId } from '../system/process/run-id';

// After an outage of the API, a kubelet retries up to a minute later (client-go's backoff), and only then ends the containers.
const GONE_SECONDS = 180;
// A finalizer may keep a pod forever; the next run must not wait for it.
const HELD_SECONDS = 5;

type InCluster = Extract<Owned, { kind: 'pod' | 'namespace' }>;

/** Removes everything that the run made, except the image: the next run uses it. */
export async function cleanUp(run: Run): Promise<void> {
  try {
    await removeAll(run.journal.owned, { run: runId(), cluster: () => run.api() });
    run.journal.close();
  } finally {
    // An open connection would keep the process alive.
    await run.close();
  }
}

/** Removes what killed runs left behind, and returns it. What cannot be reached stays in the journal for the next start. @param forget called instead with what stays: it leaves the journal, as of a cluster that is gone for good */
export async function reapAbandoned(warn: (text: string) => void, forget?: (owned: readonly Owned[]) => void): Promise<Owned[]> {
  const taken: Owned[] = [];
  for (const left of abandoned()) {
    try {
      await reap(left);
      left.remove();
      taken.push(...left.owned);
    } catch (error) {
      if (!forget) warn(stays(error));
      else {
        left.remove();
        forget(left.owned);
      }
    }
  }
  for (const path of abandonedFolders()) rmSync(path, { recursive: true, force: true });
  return taken;
}

/** The same for everything that carries labspec's labels but is in no journal, because the journal is lost. */
export async function reapLabelled(cluster: ClusterShape, warn: (text: string) => void): Promise<Owned[]> {
  const taken: Owned[] = [];
  for (const look of [labelledContainers, labelledNamespaces]) {
    try {
      const owned = await look(cluster);
      await reap({ run: '', owned });
      taken.push(...owned);
    } catch (error) {
      // Without an engine there is nothing to remove.
      if (!isNoEngine(error)) warn(stays(error));
    }
  }
  return taken;
}

function isNoEngine(error: unknown): boolean {
  return error instanceof EnvironmentError && ['engine-not-answering', 'program-missing'].includes(error.problem.cause ?? '');
}

function stays(error: unknown): string {
  return `labspec cannot yet remove what an earlier run left behind: ${messageOf(error)}`;
}

async function reap({ run, owned }: Pick<Abandoned, 'run' | 'owned'>): Promise<void> {
  // A program of the run may be making something right now.
  if (run) await endOrphans(run);
  const inCluster = withoutContents(owned).filter((entry): entry is InCluster => entry.kind === 'pod' || (entry.kind === 'namespace' && entry.existing === undefined));
  const cluster = inCluster[0]?.cluster ?? '';
  // The pods of a deleted cluster are gone with it.
  const clusterIsGone = inCluster.length > 0 && (await nodeContainers(cluster)).length === 0;
  let api: Promise<ClusterApi> | undefined;
  try {
    const there = clusterIsGone ? owned.filter((entry) => !(inCluster as Owned[]).includes(entry)) : owned;
    await removeAll(there, { run, cluster: () => (api ??= kubeconfigOf(cluster).then((text) => ClusterApi.connect(text))) });
  } finally {
    await api?.then((connected) => connected.close(), () => undefined);
  }
}

interface Whose {
  /** See run-id.ts. */
  run: string;
  /** Connects to the lab's cluster. */
  cluster: () => Promise<ClusterApi>;
}

async function removeAll(all: readonly Owned[], whose: Whose): Promise<void> {
  const results = await Promise.allSettled(withoutContents(all).map((entry) => removeOne(entry, whose)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Drops what a namespace of the run or of a student's grading contains: it is removed with the namespace. */
function withoutContents(owned: readonly Owned[]): Owned[] {
  const namespaces = owned.flatMap((entry) => (entry.kind === 'namespace' ? [entry.name] : []));
  return owned.filter((entry) => entry.kind !== 'pod' || !(entry.inPlace || namespaces.includes(entry.namespace)));
}

async function removeOne(entry: Owned, { run, cluster }: Whose): Promise<void> {
  switch (entry.kind) {
    case 'process':
      return endOwnedProcess(entry);
    case 'container':
      return removeOwnContainer(entry);
    case 'pod':
      return removeOwnPod(entry, run, await cluster());
    case 'namespace':
      return removeOwnNamespace(entry, cluster);
    case 'engine-objects':
      return removeLabelled(entry.run);
    case 'place':
      return removeByPrefix({ ...entry, mayLoad: true }, entry.cluster);
    case 'folder':
      // Delete only folders that mkdtemp made: a journal may have been tampered with.
      if (dirname(entry.path) === tmpdir() && existsSync(entry.path)) rmSync(entry.path, { recursive: true });
  }
}

async function removeOwnNamespace(owned: OwnNamespace, cluster: () => Promise<ClusterApi>): Promise<void> {
  if (owned.existing === undefined) return removeNamespace(await cluster(), owned);
  const existing = new ExistingCluster(onceAllowed(owned.existing), owned.name);
  try {
    await removeNamespace(await existing.api(), owned);
  } finally {
    await existing.close();
  }
}

/** Finds it by ID, or by the ID that docker wrote: another container of the same name belongs to someone else. */
async function removeOwnContainer({ id, idFile, name }: Extract<Owned, { kind: 'container' }>): Promise<void> {
  const written = idFile !== undefined && existsSync(idFile) ? readFileSync(idFile, 'utf8') : undefined;
  const known = id ?? written ?? (idFile === undefined ? name : undefined);
  const there = known ? await inspectContainer(known) : undefined;
  if (there) await removeContainer(there.Id);
  if (idFile !== undefined) rmSync(idFile, { force: true });
}

/** Finds it by UID. Without a UID (the run was killed in between), finds the pod that the run made by its field manager. */
async function removeOwnPod({ uid, namespace, name }: Extract<Owned, { kind: 'pod' }>, run: string, api: ClusterApi): Promise<void> {
  const there = await api.pod(namespace, name);
  const own = there && (uid ? there.metadata?.uid === uid : there.metadata?.managedFields?.some(({ manager }) => manager === ownManager(run)));
  if (!own) return;
  const { uid: ownUid, finalizers: [held] = [] } = there.metadata ?? {};
  await api.deletePod(namespace, name, { uid: ownUid, graceSeconds: secondsToEnd(there) });
  const notYet = held ? `still there, held by its finalizer ${held}` : 'still there';
  await waitFor(async () => ((await api.pod(namespace, name))?.metadata?.uid === ownUid ? { notYet } : { done: true }), {
    what: `Pod ${name} is gone`,
    within: held ? HELD_SECONDS : GONE_SECONDS,
    wake: (ring) => api.onPodChange(namespace, ring),
    next: held && kubectlLines.removeFinalizers(name, namespace),
  });
}
