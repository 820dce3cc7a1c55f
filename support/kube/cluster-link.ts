import { kubeconfigOf } from '../kind/kind-cli';
import { ClusterApi } from './cluster-api';

/** The way to a cluster, found once: kind's kubeconfig of it (half a second) and a client that is connected by it. */
export class ClusterLink {
  private kubeconfigOnce: Promise<string> | undefined;
  private apiOnce: Promise<ClusterApi> | undefined;

  constructor(private readonly cluster: string) {}

  kubeconfig(): Promise<string> {
    return (this.kubeconfigOnce ??= kubeconfigOf(this.cluster));
  }

  api(): Promise<ClusterApi> {
    return (this.apiOnce ??= this.kubeconfig().then((text) => ClusterApi.connect(text)));
  }

  async close(): Promise<void> {
    // A cluster that was not reached has nothing to close; that was told where it was asked for.
    await this.apiOnce?.then((api) => api.close(), () => undefined);
  }
}
