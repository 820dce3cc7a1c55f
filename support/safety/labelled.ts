import { docker } from '../docker/docker-cli';
import { kubectl } from '../kind/namespace';
import { nodeContainers } from '../kind/node-containers';
import type { ClusterShape } from '../kind/cluster-shape';
import type { Owned } from './journal';
import { HOST_LABEL, MANAGER_LABEL, ownHost, RUN_LABEL } from './labels';
import { isAlive } from './run-id';

const OURS = [`${MANAGER_LABEL}=labspec`, `${HOST_LABEL}=${ownHost()}`];

/** What carries the labels of runs of this machine that are gone: it is found also where their journals are lost. @throws EnvironmentError if there is no engine to ask */
export async function labelledOfTheGone(cluster: ClusterShape): Promise<Owned[]> {
  return [...(await containers()), ...((await nodeContainers(cluster.name)).length > 0 ? await namespaces(cluster) : [])];
}

async function containers(): Promise<Owned[]> {
  const filters = OURS.flatMap((label) => ['--filter', `label=${label}`]);
  const { stdout } = await docker(['ps', '--all', '--no-trunc', ...filters, '--format', `{{.ID}} {{.Names}} {{.Label "${RUN_LABEL}"}}`], { within: 10 });
  return rowsOf(stdout).flatMap(([id, name, run]) => (isAlive(run) ? [] : [{ kind: 'container' as const, id, name }]));
}

async function namespaces({ name: cluster, ...shape }: ClusterShape): Promise<Owned[]> {
  const format = `{range .items[*]}{.metadata.uid} {.metadata.name} {.metadata.labels['${RUN_LABEL.replaceAll('.', String.raw`\.`)}']}{"\\n"}{end}`;
  const said = await kubectl({ name: cluster, ...shape }, ['get', 'namespaces', '--selector', OURS.join(','), '--output', `jsonpath=${format}`]);
  return rowsOf(said).flatMap(([uid, name, run]) => (isAlive(run) ? [] : [{ kind: 'namespace' as const, cluster, name, uid, run }]));
}

/** Lines of three words: what it is, its name, and the run that has made it. */
function rowsOf(text: string): [string, string, string][] {
  return text.split('\n').map((line) => line.split(' ')).flatMap(([id = '', name = '', run = '']) => (run === '' ? [] : [[id, name, run]]));
}
