import type { V1Pod } from '@kubernetes/client-node';
import { EnvironmentError } from '../../errors/errors';
import { notAllowed } from '../../errors/not-allowed';
import { isReady, isTakenUp } from '../../platform/kubernetes/pod-facts';
import type { Run } from '../../runtime/run';
import { until } from '../../wait/wait-for';

/** Kubernetes calls a node not Ready only 50 s after the last word of its kubelet, and looks every 5 s. */
const NOTICED_SECONDS = 60;

/** Of Pods on a node that is not well nobody can say whose fault it is. Waits until Kubernetes has noticed it if a node does not take up a Pod. @throws EnvironmentError */
export async function nodesMustBeWell(run: Run): Promise<void> {
  const [api, { namespace }] = [await run.api(), run.lab.names];
  const pods = (await api.pods(namespace).catch(notAllowed)) ?? [];
  if (pods.every(isReady)) return;
  const look = async (): Promise<{ healthy: boolean; reason: string; left: V1Pod[] }> => {
    const [{ healthy, reason }, now] = await Promise.all([run.cluster.state(), api.pods(namespace)]);
    return { healthy, reason, left: now.filter((pod) => !isTakenUp(pod)) };
  };
  const { healthy, reason } = await until(look, ({ healthy: well, left }) => !well || left.length === 0, { within: NOTICED_SECONDS, every: 2, kept: { what: 'The nodes take up all Pods', words: ({ reason: why, left }) => (left.length > 0 ? `not yet: ${left.map(({ metadata }) => metadata?.name ?? '').join(', ')}` : why) } });
  if (!healthy) throw new EnvironmentError({ cause: 'cluster-not-healthy', reason, look: 'npx labspec doctor', next: 'npx labspec up' });
}
