import type { V1Namespace } from '@kubernetes/client-node';
import { EnvironmentError, type Problem } from '../../errors/errors';
import { called, orAbsent } from './api-call';
import type { ClusterApi } from './cluster-api';
import { secondsToEnd } from './pod-facts';
import { removeNodeLabels } from './node-labels';
import type { Owned } from '../../ownership/journal';
import { ownLabels, RUN_LABEL } from '../../ownership/labels';
import { waitFor } from '../../wait/wait-for';

export type OwnNamespace = Extract<Owned, { kind: 'namespace' }>;

const READY_SECONDS = 30;
// After an outage of the API, a kubelet retries up to a minute later, and then the controller of namespaces has to start again.
const GONE_SECONDS = 180;

/** Makes the namespace, and waits until Pods can be made there. @param save notes what has become known */
export async function makeNamespace(api: ClusterApi, owned: OwnNamespace, save: () => void): Promise<void> {
  const { name, run } = owned;
  const there = await namespaceCalled(api, name);
  // A call whose answer was lost has just made it.
  const isOwn = there?.metadata?.labels?.[RUN_LABEL] === run;
  if (there && !isOwn) throw new EnvironmentError({ cause: 'namespace-not-the-labs', reason: `The namespace ${name} exists already; labspec did not make it and does not use it`, next: 'run it again: the next run uses a different name' });
  const made = there ?? (await called(`create namespace ${name}`, api.clients.core.createNamespace({ body: { metadata: { name, labels: ownLabels() } } })));
  owned.uid = made.metadata?.uid ?? '';
  save();
  await waitFor(async () => ((await orAbsent('service account default', () => api.clients.core.readNamespacedServiceAccount({ namespace: name, name: 'default' }))) ? { done: true } : { notYet: 'no service account yet' }), { what: `The namespace ${name} is ready`, within: READY_SECONDS, every: 0.3, otherwise: notInTime });
}

/** Removes exactly the namespace that was made, with everything in it, and waits until it is gone. */
export async function removeNamespace(api: ClusterApi, { name, uid, run, existing }: OwnNamespace): Promise<void> {
  const { uid: found = '', labels } = (await namespaceCalled(api, name))?.metadata ?? {};
  const own = uid ? found === uid : labels?.[RUN_LABEL] === run;
  if (!found || !own) return;
  // In others' clusters, no run labels nodes.
  if (existing === undefined) await removeNodeLabels(api, (owner) => owner.uid === found);
  // Pods get no grace period: nobody needs their work.
  for (const pod of await api.pods(name)) await api.deletePod(name, pod.metadata?.name ?? '', { uid: pod.metadata?.uid, graceSeconds: secondsToEnd(pod) });
  await orAbsent(`delete namespace ${name}`, () => api.clients.core.deleteNamespace({ name, body: { preconditions: { uid: found } } }));
  await waitFor(async () => ((await namespaceCalled(api, name))?.metadata?.uid === found ? { notYet: 'still there' } : { done: true }), { what: `The namespace ${name} is gone`, within: GONE_SECONDS, every: 0.5, otherwise: notInTime });
}

function namespaceCalled(api: ClusterApi, name: string): Promise<V1Namespace | undefined> {
  return orAbsent(`namespace ${name}`, () => api.clients.core.readNamespace({ name }));
}

function notInTime(problem: Problem): EnvironmentError {
  return new EnvironmentError({ ...problem, cause: 'namespace-not-ready', next: 'kubectl get namespaces; their conditions show what they wait for' });
}
