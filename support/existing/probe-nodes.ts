import type { V1Node, V1Pod } from '@kubernetes/client-node';
import type { ClusterApi } from '../kube/cluster-api';
import type { NodeImage } from '../kube/cluster-access';
import { ownLabels } from '../safety/labels';
import { waitFor, type Look } from '../wait/wait-for';

/** An image may have to be pulled first. */
const PROBE_SECONDS = 180;
const HOSTNAME = 'kubernetes.io/hostname';
const NO_IMAGE = /^(ErrImage|ImagePullBackOff|InvalidImageName|ImageInspectError)/;

export interface Probe {
  namespace: string;
  image: string;
  /** `Always` pulls it, `Never` takes it only where it is. */
  pullPolicy: 'Always' | 'Never';
}

/** Which image each node has under a name, found by a Pod on each: the API lists only some of the images of a node, and without their IDs. */
export async function probeNodes(api: ClusterApi, probe: Probe): Promise<NodeImage[]> {
  const nodes = (await api.nodes()).filter(takesPods);
  return Promise.all(nodes.map((node, index) => probeNode(api, probe, node, `labspec-probe-${index}`)));
}

/** Whether an ordinary Pod may be put on a node. */
export function takesPods({ spec }: V1Node): boolean {
  return spec?.unschedulable !== true && !spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule');
}

async function probeNode(api: ClusterApi, { namespace, image, pullPolicy }: Probe, node: V1Node, name: string): Promise<NodeImage> {
  const pod = await api.createPod(namespace, {
    metadata: { name, labels: ownLabels() },
    spec: {
      restartPolicy: 'Never',
      nodeSelector: { [HOSTNAME]: node.metadata?.labels?.[HOSTNAME] ?? '' },
      containers: [{ name, image, imagePullPolicy: pullPolicy, command: ['true'] }],
    },
  });
  try {
    const id = await waitFor(async () => imageOf(await api.pod(namespace, name)), {
      what: `A Pod tells which ${image} node ${node.metadata?.name ?? ''} has`,
      within: PROBE_SECONDS,
      every: 1,
      wake: (ring) => api.onPodChange(namespace, ring),
      next: `kubectl describe node ${node.metadata?.name ?? ''}`,
    });
    return [node.metadata?.name ?? '', id || undefined];
  } finally {
    await takeAway(api, pod);
  }
}

/** The image's ID once its container has begun; nothing where it cannot begin for want of the image. */
export function imageOf(pod: V1Pod | undefined): Look<string> {
  const container = pod?.status?.containerStatuses?.[0];
  if (NO_IMAGE.test(container?.state?.waiting?.reason ?? '')) return { done: '' };
  if (container?.state?.terminated ?? container?.state?.running) return { done: container?.imageID ?? '' };
  return { notYet: container?.state?.waiting?.reason ?? pod?.status?.conditions?.find(({ status }) => status === 'False')?.message ?? 'not started' };
}

/** Waits until it is gone: the lab counts the Pods of the namespace. */
async function takeAway(api: ClusterApi, { metadata }: V1Pod): Promise<void> {
  const { namespace = '', name = '', uid } = metadata ?? {};
  await api.deletePod(namespace, name, { uid, graceSeconds: 0 });
  await waitFor(async () => ((await api.pod(namespace, name)) ? { notYet: 'still there' } : { done: true }), { what: `Pod ${name} is gone`, within: PROBE_SECONDS, every: 1, wake: (ring) => api.onPodChange(namespace, ring) });
}
