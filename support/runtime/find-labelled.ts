import { docker } from '../platform/docker/docker-cli';
import { EnvironmentError } from '../errors/errors';
import { kubectl } from '../platform/clusters/kind/node-kubectl';
import { nodeContainers } from '../platform/clusters/kind/node-containers';
import type { ClusterShape } from '../platform/clusters/kind/cluster-shape';
import type { Owned } from '../ownership/journal';
import { HOST_LABEL, MANAGER_LABEL, ownHost, RUN_LABEL } from '../ownership/labels';
import { isAlive } from '../system/process/run-id';

/** The labels of labspec: they identify what an ended run left behind, even if its journal is lost. */
function ourLabels(): string[] {
  return [`${MANAGER_LABEL}=labspec`, `${HOST_LABEL}=${ownHost()}`];
}

/** @throws EnvironmentError if no engine answers */
export async function labelledContainers(): Promise<Owned[]> {
  const filters = ourLabels().flatMap((label) => ['--filter', `label=${label}`]);
  const { exitCode, stdout, output } = await docker(['ps', '--all', '--no-trunc', ...filters, '--format', `{{.ID}} {{.Names}} {{.Label "${RUN_LABEL}"}}`], { within: 10 });
  if (exitCode !== 0) throw new EnvironmentError({ cause: 'engine-refuses', reason: 'The Docker engine lists no containers', seen: output.trim(), look: 'docker ps --all' });
  return rowsOf(stdout).flatMap(([id, name, run]) => (isAlive(run) ? [] : [{ kind: 'container' as const, id, name }]));
}

/** @throws EnvironmentError if the cluster exists and does not answer */
export async function labelledNamespaces(cluster: ClusterShape): Promise<Owned[]> {
  if ((await nodeContainers(cluster.name)).length === 0) return [];
  const format = `{range .items[*]}{.metadata.uid} {.metadata.name} {.metadata.labels['${RUN_LABEL.replaceAll('.', String.raw`\.`)}']}{"\\n"}{end}`;
  const said = await kubectl(cluster, ['get', 'namespaces', '--selector', ourLabels().join(','), '--output', `jsonpath=${format}`]);
  return rowsOf(said).flatMap(([uid, name, run]) => (isAlive(run) ? [] : [{ kind: 'namespace' as const, cluster: cluster.name, name, uid, run }]));
}

/** Parses lines of three words: ID, name, and the run that made it. */
function rowsOf(text: string): [string, string, string][] {
  return text.split('\n').map((line) => line.split(' ')).flatMap(([id = '', name = '', run = '']) => (run === '' ? [] : [[id, name, run]]));
}
