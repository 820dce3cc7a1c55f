import { ENGINE_PROGRAM } from '../../docker/docker-cli';
import { mustSucceed } from '../../../system/command/run-command';
import { engineHas, needEngine } from '../../docker/engine';
import { nodeNames, type ClusterShape } from './cluster-shape';
import { clusterState, type ClusterState } from './cluster-state';
import { ensureCluster } from './ensure-cluster';
import { kubeconfigOf } from './kubeconfig';
import { loadImage } from './load-image';
import { nodesWithOther } from './node-images';
import { needProgram } from '../../../system/command/programs';
import type { Cluster, ImageDelivery, NodeImage } from '../cluster';
import { ClusterApi } from '../../kubernetes/cluster-api';

const VERSION_SECONDS = 5;

/** The lab's own kind cluster. It keeps the way to the cluster: the kubeconfig from kind (half a second) and a client that uses it. */
export class ClusterLink implements Cluster {
  readonly isOfLab = true;
  readonly imageIsGiven = false;
  private kubeconfigOnce: Promise<string> | undefined;
  private apiOnce: Promise<ClusterApi> | undefined;
  private stateAhead: Promise<ClusterState> | undefined;

  /** @param load how images get to its nodes; by default, as people load them */
  constructor(private readonly shape: ClusterShape, private readonly load: (image: string, cluster: ClusterShape) => ImageDelivery = loadImage) {}

  /**
   * Looks ahead, while something else loads; the next caller gets the result.
   * @param isAboutPods whether more than the cluster itself is needed
   */
  lookAhead(isAboutPods: boolean): void {
    this.stateAhead = clusterState(this.shape);
    const found = isAboutPods ? this.api() : this.kubeconfig();
    for (const ahead of [this.stateAhead, found]) ahead?.catch(() => undefined);
  }

  /** @throws EnvironmentError if no engine answers, with the way to get one */
  async needEngine(): Promise<void> {
    // A look at the nodes has asked the engine already.
    if (!(await this.stateAhead?.catch(() => undefined))) await needEngine();
  }

  async bringUp(): Promise<void> {
    await ensureCluster(this.shape);
  }

  /** Does nothing: the cluster is made when a task needs it. */
  enter(): Promise<void> {
    return Promise.resolve();
  }

  state(): Promise<ClusterState> {
    needProgram('kind');
    const ahead = this.stateAhead;
    this.stateAhead = undefined;
    return ahead ?? clusterState(this.shape);
  }

  async version(): Promise<string> {
    return (await mustSucceed(ENGINE_PROGRAM, ['exec', `${this.shape.name}-control-plane`, 'cat', '/kind/version'], { within: VERSION_SECONDS })).stdout.trim();
  }

  get lookForImages(): string {
    return nodeNames(this.shape).map((node) => `docker exec ${node} crictl images --no-trunc`).join('\n');
  }

  bring(image: string): ImageDelivery {
    return this.load(image, this.shape);
  }

  bringsOthers(image: string): Promise<boolean> {
    return engineHas(image);
  }

  nodesWithout(image: string): Promise<NodeImage[]> {
    return nodesWithOther(nodeNames(this.shape), image);
  }

  /** Asked again after an error: the cluster may have come up meanwhile. */
  kubeconfig(): Promise<string> {
    this.kubeconfigOnce ??= kubeconfigOf(this.shape.name);
    this.kubeconfigOnce.catch(() => (this.kubeconfigOnce = undefined));
    return this.kubeconfigOnce;
  }

  api(): Promise<ClusterApi> {
    this.apiOnce ??= this.kubeconfig().then((text) => ClusterApi.connect(text));
    this.apiOnce.catch(() => (this.apiOnce = undefined));
    return this.apiOnce;
  }

  async close(): Promise<void> {
    // An unreachable cluster leaves nothing to close; the first caller got the error.
    await this.apiOnce?.then((api) => api.close(), () => undefined);
  }
}
