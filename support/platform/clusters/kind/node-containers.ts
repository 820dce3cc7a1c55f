import { EnvironmentError } from '../../../errors/errors';
import { docker } from '../../docker/docker-cli';

export type NodeRole = 'control-plane' | 'worker';

/** A node of a kind cluster, as the Docker engine sees it. */
export interface NodeContainer {
  name: string;
  role: NodeRole;
  status: string;
  startedAt: Date;
  image: string;
  /** Where the container's mounts are, inside it. */
  mountPoints: string[];
}

interface Inspected {
  Name: string;
  State: { Status: string; StartedAt: string };
  Config: { Image: string; Labels: Record<string, string> };
  Mounts: { Destination: string }[];
}

/** The containers of a kind cluster, sorted by name, running or not; empty if there is no such cluster. */
export async function nodeContainers(cluster: string): Promise<NodeContainer[]> {
  const listed = await docker(['ps', '--all', '--quiet', '--filter', `label=io.x-k8s.kind.cluster=${cluster}`], { within: 10 });
  const ids = listed.stdout.split('\n').filter(Boolean);
  if (listed.exitCode !== 0) throw new EnvironmentError({ reason: 'The Docker engine lists no containers', seen: listed.stderr });
  if (ids.length === 0) return [];
  // If a container is removed meanwhile, docker reports an error and prints the others.
  const inspected = await docker(['inspect', '--type', 'container', ...ids], { within: 10 });
  return (JSON.parse(inspected.stdout) as Inspected[]).flatMap(nodeOf).sort((a, b) => a.name.localeCompare(b.name));
}

function nodeOf({ Name, State, Config, Mounts }: Inspected): NodeContainer[] {
  const role = Config.Labels['io.x-k8s.kind.role'];
  // With several control planes kind adds a load balancer, which is not a node.
  if (role !== 'control-plane' && role !== 'worker') return [];
  return [{
    name: Name.replace(/^\//, ''),
    role,
    status: State.Status,
    startedAt: new Date(State.StartedAt),
    image: Config.Image,
    mountPoints: Mounts.map((mount) => mount.Destination),
  }];
}
