import type { CoreV1Api, Informer, KubeConfig, V1Pod } from '@kubernetes/client-node';
import { clientNode } from './client-node';

const RESTART_MILLISECONDS = 1000;

/** One watch of a namespace's pods, shared by all waits. It only signals a change: each wait then looks for itself. */
export class PodWatch {
  private readonly rings = new Set<() => void>();
  private informer: Informer<V1Pod> | undefined;
  private stopped = false;

  constructor(
    private readonly config: KubeConfig,
    private readonly core: CoreV1Api,
    private readonly namespace: string,
  ) {
    // A watch that cannot start is not an error: every wait also looks by itself, only later.
    this.start().catch(() => this.restart());
  }

  subscribe(ring: () => void): () => void {
    this.rings.add(ring);
    return () => this.rings.delete(ring);
  }

  stop(): void {
    this.stopped = true;
    void this.informer?.stop();
  }

  private async start(): Promise<void> {
    const { makeInformer } = await clientNode();
    if (this.stopped) return;
    const path = `/api/v1/namespaces/${this.namespace}/pods`;
    this.informer = makeInformer(this.config, path, () => this.core.listNamespacedPod({ namespace: this.namespace }));
    this.informer.on('change', () => this.ringAll());
    this.informer.on('delete', () => this.ringAll());
    this.informer.on('error', () => this.restart());
    await this.informer.start();
    // stop() may have come during the setup of the watch.
    if (this.isStopped()) await this.informer.stop();
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private restart(): void {
    setTimeout(() => {
      if (!this.stopped) this.informer?.start().catch(() => this.restart());
    }, RESTART_MILLISECONDS).unref();
  }

  private ringAll(): void {
    for (const ring of this.rings) ring();
  }
}
