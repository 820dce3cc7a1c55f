import { nodeNames, type ClusterShape } from './cluster-shape';
import { apiNodes, type ApiAnswer } from './node-api';
import { nodeContainers, type NodeContainer, type NodeRole } from './node-containers';
import { madeByLabspec } from './ownership';

export interface NodeState {
  name: string;
  role: NodeRole;
  running: boolean;
  /** According to the Kubernetes API, after the last start of the node: older answers do not count. */
  ready: boolean;
}

export interface ClusterState {
  exists: boolean;
  /** All nodes of the shape exist and are Ready. */
  healthy: boolean;
  /** One plain sentence: why it is not healthy, or that it is healthy. */
  reason: string;
  nodes: NodeState[];
  /** Whether labspec made it, and so may start, repair or delete it. */
  own: boolean;
  /** Paused nodes. */
  paused: string[];
  /** Whether its nodes are those of the shape. */
  asAsked: boolean;
}

/** Looks at a cluster without changing it. @throws EnvironmentError if no Docker engine answers: then the state is unknown. */
export async function clusterState(shape: ClusterShape): Promise<ClusterState> {
  const [first = ''] = nodeNames(shape);
  // Both questions at the same time: each takes a tenth of a second. A missing container makes the answer empty.
  const [containers, said] = await Promise.all([nodeContainers(shape.name), apiNodes(first)]);
  const controlPlanes = containers.filter((node) => node.role === 'control-plane' && node.status === 'running');
  if (controlPlanes.length === 0) return judge(shape, containers, { failure: 'its control plane does not run' });
  const isFirst = controlPlanes[0]?.name === first;
  return judge(shape, containers, isFirst ? said : await apiNodes(controlPlanes[0]?.name ?? ''));
}

/** Draws the conclusion from the answers of the engine and the API server. */
export function judge(shape: ClusterShape, containers: readonly NodeContainer[], answer: ApiAnswer): ClusterState {
  const nodes = containers.map((container) => nodeState(container, answer));
  const wanted = nodeNames(shape).sort();
  const asAsked = nodes.map((node) => node.name).sort().join() === wanted.join();
  const paused = containers.filter((container) => container.status === 'paused').map((container) => container.name);
  const trouble = problemOf(shape, nodes, { answer, asAsked, paused });
  return {
    exists: nodes.length > 0,
    healthy: trouble === undefined,
    reason: trouble ?? `The cluster ${shape.name} is up, ${nodes.length === 1 ? 'its node is' : `all ${nodes.length} nodes are`} Ready`,
    nodes,
    own: madeByLabspec(containers),
    paused,
    asAsked,
  };
}

function nodeState(container: NodeContainer, answer: ApiAnswer): NodeState {
  const said = answer.rows?.find((row) => row.name === container.name);
  const running = container.status === 'running';
  // The API gives times in whole seconds.
  const current = said !== undefined && said.since.getTime() + 1000 > container.startedAt.getTime();
  return { name: container.name, role: container.role, running, ready: running && current && said.ready };
}

interface Seen {
  answer: ApiAnswer;
  asAsked: boolean;
  paused: string[];
}

function problemOf(shape: ClusterShape, nodes: readonly NodeState[], { answer, asAsked, paused }: Seen): string | undefined {
  const cluster = `The cluster ${shape.name}`;
  if (nodes.length === 0) return `There is no cluster ${shape.name}`;
  if (!asAsked) return `${cluster} has the nodes ${namesOf(nodes)}; the lab asks for ${nodeNames(shape).join(', ')}`;
  if (paused.length > 0) return `${cluster} has paused nodes: ${paused.join(', ')}`;
  const stopped = nodes.filter((node) => !node.running);
  if (stopped.length > 0) return `${cluster} has stopped nodes: ${namesOf(stopped)}`;
  if (answer.failure !== undefined) return `The API server of the cluster ${shape.name} does not answer: ${answer.failure}`;
  const notReady = nodes.filter((node) => !node.ready);
  if (notReady.length > 0) return `${cluster} has nodes that are not Ready: ${namesOf(notReady)}`;
  return undefined;
}

function namesOf(nodes: readonly NodeState[]): string {
  return nodes.map((node) => node.name).join(', ');
}
