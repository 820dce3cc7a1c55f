import type { V1Node, V1Pod } from '@kubernetes/client-node';
import { EnvironmentError } from '../../../errors/errors';
import type { ClusterApi } from '../../kubernetes/cluster-api';
import type { NodeImage } from '../cluster';
import { pullOutage } from '../../kubernetes/pull-outage';
import { ownLabels } from '../../../ownership/labels';
import { waitFor, type Look } from '../../../wait/wait-for';

/** Long, because the node may have to pull an image first. */
const PROBE_SECONDS = 180;
const HOSTNAME = 'kubernetes.io/hostname';
const NO_IMAGE = /^(ErrImage|ImagePullBackOff|InvalidImageName|ImageInspectError)/;

export interface Probe {
  namespace: string;
  image: string;
  /** `Always` pulls the image; `Never` uses it only if the node has it. */
  pullPolicy: 'Always' | 'Never';
}

/** Finds the image that each node has under a name, by a Pod on each node: the API lists only some images of a node, without their IDs. */
export async function probeNodes(api: ClusterApi, probe: Probe): Promise<NodeImage[]> {
  const nodes = (await api.nodes()).filter(takesPods);
  return Promise.all(nodes.map((node) => probeNode(api, probe, node)));
}

/** Whether an ordinary Pod may run on a node. */
export function takesPods({ spec }: V1Node): boolean {
  return spec?.unschedulable !== true && !spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule');
}

async function probeNode(api: ClusterApi, { namespace, image, pullPolicy }: Probe, node: V1Node): Promise<NodeImage> {
  const on = node.metadata?.name ?? '';
  const pod = await api.createPod(namespace, {
    // A name that is used only once: if the answer to a call is lost, nobody knows whether the Pod was made.
    metadata: { generateName: 'labspec-probe-', labels: ownLabels() },
    spec: {
      restartPolicy: 'Never',
      nodeSelector: { [HOSTNAME]: node.metadata?.labels?.[HOSTNAME] ?? '' },
      containers: [{ name: 'probe', image, imagePullPolicy: pullPolicy, command: ['true'] }],
    },
  });
  const name = pod.metadata?.name ?? '';
  try {
    const id = await waitFor(async () => imageOf(await api.pod(namespace, name)), {
      what: `A Pod shows which ${image} node ${on} has`,
      within: PROBE_SECONDS,
      every: 1,
      wake: (ring) => api.onPodChange(namespace, ring),
      next: `kubectl describe node ${on}`,
      otherwise: (trouble) => new EnvironmentError({ ...trouble, cause: 'node-not-answering' }),
    });
    return [on, id || undefined];
  } finally {
    await removeProbe(api, pod);
  }
}

/** The image's ID once its container has started; no ID if the image is missing. @throws EnvironmentError if a registry did not answer */
export function imageOf(pod: V1Pod | undefined): Look<string> {
  const container = pod?.status?.containerStatuses?.[0];
  const { reason = '', message = '' } = container?.state?.waiting ?? {};
  const outage = pullOutage(message);
  if (outage) throw outage;
  if (NO_IMAGE.test(reason)) return { done: '' };
  if (container?.state?.terminated ?? container?.state?.running) return { done: container?.imageID ?? '' };
  return { notYet: reason || (pod?.status?.conditions?.find(({ status }) => status === 'False')?.message ?? 'not started') };
}

/** Waits until the Pod is gone, because the lab counts the Pods of the namespace. */
async function removeProbe(api: ClusterApi, { metadata }: V1Pod): Promise<void> {
  const { namespace = '', name = '', uid } = metadata ?? {};
  await api.deletePod(namespace, name, { uid, graceSeconds: 0 });
  await waitFor(async () => ((await api.pod(namespace, name)) ? { notYet: 'still there' } : { done: true }), {
    what: `Pod ${name} is gone`,
    within: PROBE_SECONDS,
    every: 1,
    wake: (ring) => api.onPodChange(namespace, ring),
    otherwise: (trouble) => new EnvironmentError({ ...trouble, cause: 'node-not-answering' }),
  });
}
