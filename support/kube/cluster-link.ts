import { needEngine } from '../docker/engine';
import type { ClusterShape } from '../kind/cluster-shape';
import { clusterState, type ClusterState } from '../kind/cluster-state';
import { kubeconfigOf } from '../kind/kind-cli';
import { imagesOnNodes, type NodeImages } from '../kind/node-images';
import { ClusterApi } from './cluster-api';

/** The way to a cluster, found once: kind's kubeconfig of it (half a second) and a client that is connected by it. */
export class ClusterLink {
  private kubeconfigOnce: Promise<string> | undefined;
  private apiOnce: Promise<ClusterApi> | undefined;
  private stateAhead: Promise<ClusterState> | undefined;
  private imagesAhead: Promise<NodeImages> | undefined;

  constructor(private readonly shape: ClusterShape) {}

  /**
   * Looks already, while something else is loaded: the next who asks gets what is seen now.
   * @param isAboutPods whether the cluster is not only looked for
   */
  lookAhead(isAboutPods: boolean): void {
    this.stateAhead = clusterState(this.shape);
    if (isAboutPods) this.imagesAhead = imagesOnNodes(this.shape);
    const found = isAboutPods ? this.api() : this.kubeconfig();
    for (const ahead of [this.stateAhead, this.imagesAhead, found]) ahead?.catch(() => undefined);
  }

  /** @throws EnvironmentError where no engine answers, with what brings one */
  async needEngine(): Promise<void> {
    // Who has seen the nodes has asked the engine.
    if (!(await this.stateAhead?.catch(() => undefined))) await needEngine();
  }

  state(): Promise<ClusterState> {
    const ahead = this.stateAhead;
    this.stateAhead = undefined;
    return ahead ?? clusterState(this.shape);
  }

  imagesOnNodes(): Promise<NodeImages> {
    const ahead = this.imagesAhead;
    this.imagesAhead = undefined;
    return ahead ?? imagesOnNodes(this.shape);
  }

  /** Asked for again after an error: the cluster may have come up meanwhile. */
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
    // A cluster that was not reached has nothing to close; that was told where it was asked for.
    await this.apiOnce?.then((api) => api.close(), () => undefined);
  }
}
