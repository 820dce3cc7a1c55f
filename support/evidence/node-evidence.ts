import { docker } from '../docker/docker-cli';
import { EnvironmentError } from '../errors';
import type { LabWorld } from '../world';
import { orWhyNot, type Evidence } from './evidence';

const ABOUT_CLUSTER = ['cluster-not-healthy', 'api-not-answering', 'kind-failed'];
const LINES = 100;

/** Why nodes of the cluster are not Ready, as kubelet tells it; nothing unless the cluster is what is wrong. */
export async function nodeEvidence({ run, failure }: Pick<LabWorld, 'run' | 'failure'>): Promise<Evidence[]> {
  if (!(failure instanceof EnvironmentError) || !ABOUT_CLUSTER.includes(failure.trouble.cause ?? '')) return [];
  return orWhyNot('nodes.txt', async () => {
    const { nodes, reason } = await run.clusterState();
    const unwell = nodes.filter(({ running, ready }) => running && !ready);
    const journals = unwell.map(async ({ name }) => ({ fileName: `kubelet-${name}.txt`, text: (await docker(['exec', name, 'journalctl', '--unit', 'kubelet', '--lines', String(LINES), '--no-pager'], { within: 10 })).output }));
    return [{ fileName: 'nodes.txt', text: [reason, ...nodes.map(({ name, running, ready }) => `${name}: ${running ? (ready ? 'Ready' : 'not Ready') : 'does not run'}`)].join('\n') }, ...(await Promise.all(journals))];
  });
}
