import type { ClusterShape } from './cluster-shape';
import { ClusterLink } from './kind-cluster';
import { ClusterApi } from '../../kubernetes/cluster-api';
import { makeNamespace, type OwnNamespace } from '../../kubernetes/own-namespace';
import type { Journal } from '../../../ownership/journal';
import { runId } from '../../../system/process/run-id';

/** A namespace of its own in a cluster: made on first use, and removed with everything that the run made. */
export class OwnNamespaceLink extends ClusterLink {
  private owned: OwnNamespace | undefined;
  private opened: Promise<void> | undefined;

  constructor(private readonly cluster: ClusterShape, private readonly namespace: string, private readonly journal: Journal) {
    super(cluster);
  }

  /** All work in the cluster begins with its kubeconfig. */
  override async kubeconfig(): Promise<string> {
    const text = await super.kubeconfig();
    this.opened ??= this.open(text);
    // The cluster may have come up meanwhile.
    this.opened.catch(() => (this.opened = undefined));
    await this.opened;
    return text;
  }

  private async open(kubeconfig: string): Promise<void> {
    this.owned ??= this.journal.add<OwnNamespace>({ kind: 'namespace', cluster: this.cluster.name, name: this.namespace, run: runId() });
    const api = await ClusterApi.connect(kubeconfig);
    try {
      await makeNamespace(api, this.owned, () => this.journal.save());
    } finally {
      api.close();
    }
  }
}
