import type { CoreV1Api, CoreV1Event, KubeConfig, V1Node, V1Pod } from '@kubernetes/client-node';
import { withDeadline } from '../wait/deadline';
import { asEnvironmentError, statusCode } from './api-error';
import { inOrder } from './event-order';
import { execInPod, type ExecResult } from './exec';
import { OneConnection } from './one-connection';
import { PodWatch } from './pod-watch';

const CALL_SECONDS = 15;

/** The Kubernetes API of the lab's cluster, in the few words that a lab needs. Every call has a deadline. */
export class ClusterApi {
  private readonly watches = new Map<string, PodWatch>();

  private constructor(
    private readonly config: KubeConfig,
    private readonly core: CoreV1Api,
    private readonly connection: OneConnection,
  ) {}

  /** @param kubeconfig the text of a kubeconfig, whose current context is used */
  static async connect(kubeconfig: string): Promise<ClusterApi> {
    // Loaded here: it takes a third of a second, and tasks 1 to 7 need none of it.
    const { KubeConfig, CoreV1Api, ServerConfiguration, createConfiguration } = await import('@kubernetes/client-node');
    const config = new KubeConfig();
    config.loadFromString(kubeconfig);
    const connection = new OneConnection();
    const baseServer = new ServerConfiguration(config.getCurrentCluster()?.server ?? '', {});
    return new ClusterApi(config, new CoreV1Api(createConfiguration({ baseServer, authMethods: { default: config }, promiseMiddleware: [connection] })), connection);
  }

  /** The pod, or undefined where the API says that there is none. Absent is not unreachable: the latter throws. */
  pod(namespace: string, name: string): Promise<V1Pod | undefined> {
    return this.orAbsent(`pod ${name}`, this.core.readNamespacedPod({ namespace, name }));
  }

  async pods(namespace: string): Promise<V1Pod[]> {
    return (await this.call(`pods of ${namespace}`, this.core.listNamespacedPod({ namespace }))).items;
  }

  /** Pods of this name in other namespaces; what is in those that labspec made is another's work. */
  async podsElsewhere(pod: string, namespace: string): Promise<V1Pod[]> {
    const [pods, namespaces] = await Promise.all([
      this.call(`pods called ${pod}`, this.core.listPodForAllNamespaces({ fieldSelector: `metadata.name=${pod}` })),
      this.call('namespaces', this.core.listNamespace({ labelSelector: 'app.kubernetes.io/managed-by!=labspec' })),
    ]);
    const others = namespaces.items.map(({ metadata }) => metadata?.name).filter((name) => name !== namespace);
    return pods.items.filter(({ metadata }) => others.includes(metadata?.namespace));
  }

  async nodes(): Promise<V1Node[]> {
    return (await this.call('nodes', this.core.listNode())).items;
  }

  /** The events of one pod (by UID, not only by name), oldest first. */
  async events(pod: V1Pod): Promise<CoreV1Event[]> {
    const fieldSelector = `involvedObject.uid=${pod.metadata?.uid ?? ''}`;
    const { items } = await this.call('events', this.core.listNamespacedEvent({ namespace: pod.metadata?.namespace ?? '', fieldSelector }));
    return inOrder(items);
  }

  /** The events of all pods that have had this name, as long as the cluster keeps them (an hour). */
  async eventsOfName(namespace: string, name: string): Promise<CoreV1Event[]> {
    const fieldSelector = `involvedObject.kind=Pod,involvedObject.name=${name}`;
    return (await this.call('events', this.core.listNamespacedEvent({ namespace, fieldSelector }))).items;
  }

  /** The log of the pod's only container, or of the one before its restart. */
  log(namespace: string, name: string, options: { previous?: boolean; tailLines?: number } = {}): Promise<string> {
    return this.call(`log of ${name}`, this.core.readNamespacedPodLog({ namespace, name, limitBytes: 1_000_000, ...options }));
  }

  createPod(namespace: string, body: V1Pod): Promise<V1Pod> {
    return this.call(`create pod ${body.metadata?.name ?? ''}`, this.core.createNamespacedPod({ namespace, body }));
  }

  /** Deletes the very pod that has this UID; one that is gone already is fine. */
  async deletePod(namespace: string, name: string, options: { uid?: string | undefined; graceSeconds?: number } = {}): Promise<void> {
    const body = {
      ...(options.uid ? { preconditions: { uid: options.uid } } : {}),
      ...(options.graceSeconds === undefined ? {} : { gracePeriodSeconds: options.graceSeconds }),
    };
    try {
      await this.orAbsent(`delete pod ${name}`, this.core.deleteNamespacedPod({ namespace, name, body }));
    } catch (error) {
      if (statusCode((error as Error).cause) !== 409) throw error;
    }
  }

  exec(namespace: string, pod: string, command: string[]): Promise<ExecResult> {
    return this.call(`exec in ${pod}`, execInPod(this.config, namespace, pod, command));
  }

  /** Rings at every change of a pod in the namespace. @returns how to unsubscribe */
  onPodChange(namespace: string, ring: () => void): () => void {
    const watch = this.watches.get(namespace) ?? new PodWatch(this.config, this.core, namespace);
    this.watches.set(namespace, watch);
    return watch.subscribe(ring);
  }

  close(): void {
    for (const watch of this.watches.values()) watch.stop();
    this.watches.clear();
    this.connection.close();
  }

  private async orAbsent<T>(what: string, answer: Promise<T>): Promise<T | undefined> {
    try {
      return await withDeadline(answer, CALL_SECONDS, `The Kubernetes API (${what})`);
    } catch (error) {
      if (statusCode(error) === 404) return undefined;
      throw Object.assign(asEnvironmentError(error, what), { cause: error });
    }
  }

  private async call<T>(what: string, answer: Promise<T>): Promise<T> {
    try {
      return await withDeadline(answer, CALL_SECONDS, `The Kubernetes API (${what})`);
    } catch (error) {
      throw Object.assign(asEnvironmentError(error, what), { cause: error });
    }
  }
}
