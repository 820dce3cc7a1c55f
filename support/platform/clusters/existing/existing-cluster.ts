import { delimiter, resolve } from 'node:path';
import type { V1Node } from '@kubernetes/client-node';
import { EnvironmentError } from '../../../errors/errors';
import type { ClusterState, NodeState } from '../kind/cluster-state';
import { asked } from '../../kubernetes/api-call';
import type { Cluster } from '../cluster';
import { ClusterApi } from '../../kubernetes/cluster-api';
import type { Journal } from '../../../ownership/journal';
import { runId } from '../../../system/process/run-id';
import type { AllowedCluster } from './allowed-clusters';
import { imageSource, type ImageSource } from './image-sources';
import { makeNamespace } from '../../kubernetes/own-namespace';
import { ownKubeconfig } from './own-kubeconfig';
import { takesPods } from './probe-nodes';
import { mustHaveRights, RIGHTS, type Right } from './rights';

/** A cluster that the user has allowed, in place of the lab's own. labspec works in a namespace that it makes there; it reads and changes nothing else. */
export class ExistingCluster implements Cluster {
  readonly isOfLab = false;
  readonly lookForImages = `kubectl get nodes -o jsonpath='{.items[*].status.images[*].names}'`;
  readonly imageIsGiven: boolean;
  readonly bring: ImageSource['bring'];
  readonly bringsOthers: ImageSource['bringsOthers'];
  readonly nodesWithout: ImageSource['nodesWithout'];
  readonly needEngine: ImageSource['needEngine'];
  private kubeconfigOnce: Promise<string> | undefined;
  private apiOnce: Promise<ClusterApi> | undefined;

  constructor(
    private readonly allowed: AllowedCluster,
    private readonly namespace: string,
    private readonly rights: readonly Right[] = [],
  ) {
    const source = imageSource(allowed, namespace, () => this.api());
    ({ imageIsGiven: this.imageIsGiven, bring: this.bring, bringsOthers: this.bringsOthers, nodesWithout: this.nodesWithout, needEngine: this.needEngine } = source);
  }

  /** The names that a lab has here. */
  get names(): { namespace: string; image?: string } {
    const { image } = this.allowed;
    return { namespace: this.namespace, ...(image.from === 'kind' ? {} : { image: image.name }) };
  }

  /** The image of client Pods here; if undefined, the lab's own. */
  get client(): string | undefined {
    return this.allowed.client;
  }

  get name(): string {
    return this.allowed.image.from === 'kind' ? this.allowed.image.cluster : this.allowed.context;
  }

  kubeconfig(): Promise<string> {
    return (this.kubeconfigOnce ??= ownKubeconfig(this.allowed));
  }

  api(): Promise<ClusterApi> {
    return (this.apiOnce ??= this.kubeconfig().then((text) => ClusterApi.connect(text, this.namespace)));
  }

  async state(): Promise<ClusterState> {
    const nodes = await (await this.api()).nodes();
    const healthy = nodes.some((node) => isReady(node) && takesPods(node));
    const reason = healthy ? `The cluster of the context ${this.allowed.context} answers` : `No node of the cluster of the context ${this.allowed.context} is Ready and accepts Pods`;
    return { exists: true, healthy, reason, nodes: nodes.map(stateOf), own: false, paused: [], asAsked: true };
  }

  async version(): Promise<string> {
    const { clients } = await this.api();
    return (await asked('version', () => clients.version.getCode())).gitVersion;
  }

  async bringUp(): Promise<void> {
    const { reason } = await this.state();
    throw new EnvironmentError({ cause: 'cluster-not-healthy', reason: `${reason}. labspec did not make this cluster, so it changes nothing there`, look: 'kubectl get nodes', next: 'repair its nodes, then run it again' });
  }

  async enter(journal: Journal): Promise<void> {
    const api = await this.api();
    await mustHaveRights(api, this.namespace, [...RIGHTS, ...this.rights]);
    const owned = journal.add({ kind: 'namespace' as const, cluster: this.allowed.context, existing: lasting(this.allowed), name: this.namespace, run: runId() });
    await makeNamespace(api, owned, () => journal.save());
  }

  async close(): Promise<void> {
    await this.apiOnce?.then((api) => api.close(), () => undefined);
  }
}

function isReady({ status }: V1Node): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;
}

function stateOf(node: V1Node): NodeState {
  return { name: node.metadata?.name ?? '', role: takesPods(node) ? 'worker' : 'control-plane', running: true, ready: isReady(node) };
}

/** With an absolute path: a later run finds the cluster again, even if its KUBECONFIG differs. */
function lasting(allowed: AllowedCluster): AllowedCluster {
  const file = process.env['KUBECONFIG'];
  return allowed.kubeconfig !== undefined || !file || file.includes(delimiter) ? allowed : { ...allowed, kubeconfig: resolve(file) };
}
