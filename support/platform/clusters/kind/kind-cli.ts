import { rmSync } from 'node:fs';
import path from 'node:path';
import { EnvironmentError } from '../../../errors/errors';
import { lastLines, summary, type CommandRecord } from '../../../system/command/command-record';
import { runCommand, type CommandOptions } from '../../../system/command/run-command';
import { makeOwnFolder } from '../../../system/files/own-folder';
import { needProgram } from '../../../system/command/programs';
import type { ClusterShape } from './cluster-shape';
import { MARK } from './ownership';

/** What to try if nodes do not start: some machine limits allow only a few clusters, and kubelet then reports only that it did not start. */
export const FEWER_CLUSTERS =
  'npx labspec doctor; beside other clusters, as root: sysctl fs.inotify.max_user_instances=1024; then npx labspec down && npx labspec up';

/** Deletes a kind cluster without checking who made it: callers check that first. */
export async function deleteCluster(name: string): Promise<void> {
  await withOwnKubeconfig((kubeconfig) => kind(['delete', 'cluster', '--name', name, '--kubeconfig', kubeconfig], { within: 120 }));
}

/** Makes a cluster from a node image in the engine. */
export async function createCluster(shape: ClusterShape, image: string, options: Pick<CommandOptions, 'onOutput' | 'signal'> = {}): Promise<void> {
  const args = ['create', 'cluster', '--name', shape.name, '--image', image, '--config', '-', '--wait', '120s'];
  await withOwnKubeconfig((kubeconfig) => kind([...args, '--kubeconfig', kubeconfig], { ...options, input: configOf(shape), within: 300 }));
}

/** Writes the logs of the nodes, one folder per node; of stopped nodes, as much as possible. */
export async function exportLogs(name: string, folder: string): Promise<void> {
  needProgram('kind');
  await runCommand('kind', ['export', 'logs', folder, '--name', name], { within: 60 });
}

/** The most processes of one Pod: far more than a lab needs, and few enough that a fork bomb harms no other Pod. */
const PIDS_OF_POD = 1024;
/** One by one, as the kubelet pulls images otherwise, a Pod waits for those of others that are nowhere to be found. */
const PULLS_AT_ONCE = 5;
const KUBELET = `apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\npodPidsLimit: ${PIDS_OF_POD}\nserializeImagePulls: false\nmaxParallelImagePulls: ${PULLS_AT_ONCE}\n`;

/** With a single control plane, leader election has no purpose, and would query the API every two seconds. */
const NO_ELECTION = "kind: ClusterConfiguration\ncontrollerManager:\n  extraArgs:\n    leader-elect: 'false'\nscheduler:\n  extraArgs:\n    leader-elect: 'false'\n";

/** kind's configuration for a shape: the nodes, each with labspec's mark. */
export function configOf({ controlPlanes, workers }: ClusterShape): string {
  const roles = [...Array<string>(controlPlanes).fill('control-plane'), ...Array<string>(workers).fill('worker')];
  const nodes = roles.map((role) => ({ role, extraMounts: [MARK] }));
  // JSON is YAML.
  return JSON.stringify({ kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', kubeadmConfigPatches: [KUBELET, ...(controlPlanes === 1 ? [NO_ELECTION] : [])], nodes });
}

async function kind(args: readonly string[], options: CommandOptions): Promise<CommandRecord> {
  needProgram('kind');
  const record = await runCommand('kind', args, options);
  if (record.exitCode === 0) return record;
  const seen = lastLines(record.output, 12) || summary(record);
  throw new EnvironmentError({ cause: 'kind-failed', reason: 'A kind command failed', subject: record.commandLine, seen, next: FEWER_CLUSTERS });
}

/** kind writes to the user's kubeconfig, and removes clusters from it, unless it gets a different file. */
async function withOwnKubeconfig(work: (file: string) => Promise<unknown>): Promise<void> {
  const folder = makeOwnFolder('kubeconfig');
  try {
    await work(path.join(folder, 'config'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
