import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../../errors/errors';
import { exportLogs } from '../../platform/clusters/kind/kind-cli';
import { makeOwnFolder } from '../../system/files/own-folder';
import type { Scenario } from '../../runtime/scenario';
import { orWhyNot, type Evidence } from '../../runtime/evidence/evidence';

const ABOUT_CLUSTER = ['cluster-not-healthy', 'api-not-answering', 'kind-failed', 'no-kubeconfig'];
/** The exported logs that show why a node is not Ready. */
const LOGS = ['kubelet.log', 'containerd.log'];

/** kind's logs of the unhealthy nodes; nothing unless the cluster is the problem. */
export async function nodeEvidence({ run, failure }: Pick<Scenario, 'run' | 'failure'>): Promise<Evidence[]> {
  if (!(failure instanceof EnvironmentError) || !ABOUT_CLUSTER.includes(failure.problem.cause ?? '')) return [];
  return orWhyNot('nodes.txt', async () => {
    const { nodes, reason } = await run.cluster.state();
    const states = nodes.map(({ name, running, ready }) => `${name}: ${running ? (ready ? 'Ready' : 'not Ready') : 'does not run'}`);
    const unwell = nodes.filter(({ ready }) => !ready).map(({ name }) => name);
    return [{ fileName: 'nodes.txt', text: [reason, ...states].join('\n') }, ...(run.cluster.isOfLab ? await logsOf(run.lab.cluster.name, unwell) : [])];
  });
}

async function logsOf(cluster: string, nodes: readonly string[]): Promise<Evidence[]> {
  if (nodes.length === 0) return [];
  const folder = makeOwnFolder('logs');
  try {
    await exportLogs(cluster, folder);
    const files = nodes.flatMap((node) => LOGS.map((log) => ({ fileName: `${node}-${log}.txt`, path: join(folder, node, log) })));
    return files.filter(({ path }) => existsSync(path)).map(({ fileName, path }) => ({ fileName, text: readFileSync(path, 'utf8') }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
