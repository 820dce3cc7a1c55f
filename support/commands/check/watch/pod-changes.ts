import type { Cluster } from '../../../platform/clusters/cluster';
import { labCluster } from '../../../platform/clusters/providers';
import type { Lab } from '../../../lab/lab';
import { BackOff } from './back-off';
import type { ChangeSource, OnChange } from './change';

/** Follows the pods of the lab's namespace by a watch of the Kubernetes API; the cluster need not be there yet. */
export class PodChanges implements ChangeSource {
  private link: Cluster | undefined;
  private ended = false;
  private readonly backOff = new BackOff(() => void this.begin());

  constructor(
    private readonly lab: Lab,
    private readonly onChange: OnChange,
  ) {
    void this.begin();
  }

  /** The cluster may have been replaced, so its address and its keys are read again. */
  beginAgain(): void {
    this.leave();
    if (!this.ended) void this.begin();
  }

  end(): void {
    this.ended = true;
    this.leave();
  }

  private async begin(): Promise<void> {
    const link = labCluster(this.lab.cluster);
    this.link = link;
    try {
      const api = await link.api();
      if (this.link !== link) return api.close();
      // A watch begins with a list, and all that is on it rings.
      api.onPodChange(this.lab.names.namespace, () => this.onChange('pods'));
      this.backOff.worked();
    } catch {
      if (this.link === link) this.backOff.failed();
    }
  }

  private leave(): void {
    // It closes once it is open; one that never opened has nothing to close.
    this.link?.close().catch(() => undefined);
    this.link = undefined;
    this.backOff.end();
  }
}
