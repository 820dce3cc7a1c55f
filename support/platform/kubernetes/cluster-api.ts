import type { ApisApi, AuthorizationV1Api, CoreV1Api, CoreV1Event, CustomObjectsApi, KubeConfig, KubernetesObjectApi, RbacAuthorizationV1Api, V1Node, V1Pod, V1Service, VersionApi } from '@kubernetes/client-node';
import { EnvironmentError } from '../../errors/errors';
import { MANAGER_LABEL, ownManager } from '../../ownership/labels';
import type { AnyObject } from './any-object';
import { asked, called, orAbsent } from './api-call';
import { apiFaults, statusCode } from './api-error';
import { clientNode } from './client-node';
import { inOrder } from './event-order';
import type { Kind } from './api-kind';
import { execInPod, type ExecHow, type ExecResult } from './exec';
import type { LogOptions } from './log-options';
import { OneConnection } from './one-connection';
import { isOfOwnUser } from './own-user';
import { PodWatch } from './pod-watch';
import { asClientSendsIt, asYamlHasIt } from './reserved-words';

export type { AnyObject } from './any-object';

/** The API groups that labspec uses. */
export interface Clients {
  core: CoreV1Api;
  authorization: AuthorizationV1Api;
  rbac: RbacAuthorizationV1Api;
  version: VersionApi;
  apis: ApisApi;
  custom: CustomObjectsApi;
  objects: KubernetesObjectApi;
}

/** The Kubernetes API of the lab's cluster, with the few methods that a lab needs. Every call has a deadline. */
export class ClusterApi {
  private readonly watches = new Map<string, PodWatch>();

  private constructor(
    private readonly config: KubeConfig,
    readonly clients: Clients,
    private readonly connection: OneConnection,
    private readonly only: string | undefined,
  ) {}

  private get core(): CoreV1Api {
    return this.clients.core;
  }

  /**
   * @param kubeconfig the text of a kubeconfig; its current context is used
   * @param only the one namespace to work in; in the lab's own cluster, any
   */
  static async connect(kubeconfig: string, only?: string): Promise<ClusterApi> {
    const { KubeConfig, ServerConfiguration, createConfiguration, ...apis } = await clientNode();
    const config = new KubeConfig();
    config.loadFromString(kubeconfig);
    const connection = new OneConnection();
    const baseServer = new ServerConfiguration(config.getCurrentCluster()?.server ?? '', {});
    const how = createConfiguration({ baseServer, authMethods: { default: config }, promiseMiddleware: [connection] });
    const clients = {
      core: new apis.CoreV1Api(how), authorization: new apis.AuthorizationV1Api(how), rbac: new apis.RbacAuthorizationV1Api(how), version: new apis.VersionApi(how),
      apis: new apis.ApisApi(how), custom: new apis.CustomObjectsApi(how), objects: new apis.KubernetesObjectApi(how),
    };
    return new ClusterApi(config, clients, connection, only);
  }

  /** An object of any kind; undefined if there is none. */
  async object({ apiVersion, kind, isNamespaced }: Kind, namespace: string, name: string): Promise<AnyObject | undefined> {
    const metadata = { name, ...(isNamespaced ? { namespace: this.inside(namespace) } : {}) };
    const object = await orAbsent(`${kind} ${name}`, () => this.clients.objects.read<AnyObject>({ apiVersion, kind, metadata }));
    return object && asYamlHasIt(object, kind);
  }

  /** All objects of a kind, but for those of labspec's own user. @param selector as `kubectl get -l` takes it */
  async objects({ apiVersion, kind, isNamespaced }: Kind, namespace: string, selector?: string): Promise<AnyObject[]> {
    const inside = isNamespaced ? this.inside(namespace) : undefined;
    const { items } = await asked(`objects of the kind ${kind}`, () => this.clients.objects.list<AnyObject>(apiVersion, kind, inside, undefined, undefined, undefined, undefined, selector));
    return items.filter((item) => !isOfOwnUser(kind, item)).map((item) => ({ ...asYamlHasIt(item, kind), apiVersion, kind }));
  }

  createObject(namespace: string, body: AnyObject): Promise<AnyObject> {
    return called(`create ${body.kind ?? ''} ${body.metadata?.name ?? ''}`, this.clients.objects.create({ ...asClientSendsIt(body), metadata: { ...body.metadata, namespace: this.inside(namespace) } }, undefined, undefined, ownManager()));
  }

  /** Puts an object in the place of the one that it was read as. */
  replaceObject(object: AnyObject): Promise<AnyObject> {
    return called(`replace ${object.kind ?? ''} ${object.metadata?.name ?? ''}`, this.clients.objects.replace(asClientSendsIt(object)));
  }

  /** An object as the API server would complete it, with all defaults, if it were made under another name; makes nothing. */
  async completed(namespace: string, { metadata, ...rest }: AnyObject): Promise<AnyObject> {
    const unnamed = { labels: metadata?.labels ?? {}, annotations: metadata?.annotations ?? {}, namespace: this.inside(namespace), generateName: 'labspec-try-' };
    return asYamlHasIt(await called(`try ${rest.kind ?? ''} ${metadata?.name ?? ''}`, this.clients.objects.create({ ...asClientSendsIt(rest), metadata: unnamed }, undefined, 'All', ownManager())));
  }

  /** Deletes it with all that it owns; undefined if there is none. */
  deleteObject(namespace: string, { apiVersion = '', kind = '', metadata }: AnyObject): Promise<unknown> {
    const object = { apiVersion, kind, metadata: { name: metadata?.name ?? '', namespace: this.inside(namespace) } };
    return orAbsent(`delete ${kind} ${object.metadata.name}`, () => this.clients.objects.delete(object, undefined, undefined, undefined, undefined, 'Background'));
  }

  /** The events of an object, by its UID; those of an object that is gone, by its name. */
  async eventsOf(namespace: string, kind: string, name: string, uid?: string): Promise<CoreV1Event[]> {
    const fieldSelector = uid ? `involvedObject.uid=${uid}` : `involvedObject.kind=${kind},involvedObject.name=${name}`;
    return inOrder((await asked('events', () => this.core.listNamespacedEvent({ namespace: this.inside(namespace), fieldSelector }))).items);
  }

  /** The pod; undefined if the API says that there is none. Absent is not unreachable: the latter throws. */
  pod(namespace: string, name: string): Promise<V1Pod | undefined> {
    return orAbsent(`pod ${name}`, () => this.core.readNamespacedPod({ namespace: this.inside(namespace), name }));
  }

  async pods(namespace: string): Promise<V1Pod[]> {
    return (await asked(`pods of ${namespace}`, () => this.core.listNamespacedPod({ namespace: this.inside(namespace) }))).items;
  }

  /** Pods of this name in other namespaces, if those may be read. Namespaces that labspec made hold other work and are skipped. */
  async podsElsewhere(pod: string, namespace: string): Promise<V1Pod[]> {
    if (this.only !== undefined) return [];
    const [pods, namespaces] = await Promise.all([
      asked(`pods called ${pod}`, () => this.core.listPodForAllNamespaces({ fieldSelector: `metadata.name=${pod}` })),
      asked('namespaces', () => this.core.listNamespace({ labelSelector: `${MANAGER_LABEL}!=labspec` })),
    ]);
    const others = namespaces.items.map(({ metadata }) => metadata?.name).filter((name) => name !== namespace);
    return pods.items.filter(({ metadata }) => others.includes(metadata?.namespace));
  }

  async nodes(): Promise<V1Node[]> {
    return (await asked('nodes', () => this.core.listNode())).items;
  }

  /** The events of one pod (by UID, not only by name), oldest first. */
  async events(pod: V1Pod): Promise<CoreV1Event[]> {
    const fieldSelector = `involvedObject.uid=${pod.metadata?.uid ?? ''}`;
    const { items } = await asked('events', () => this.core.listNamespacedEvent({ namespace: this.inside(pod.metadata?.namespace ?? ''), fieldSelector }));
    return inOrder(items);
  }

  /** The events of all pods that ever had this name, as long as the cluster keeps them (an hour). */
  async eventsOfName(namespace: string, name: string): Promise<CoreV1Event[]> {
    const fieldSelector = `involvedObject.kind=Pod,involvedObject.name=${name}`;
    return (await asked('events', () => this.core.listNamespacedEvent({ namespace: this.inside(namespace), fieldSelector }))).items;
  }

  /** The log of the pod's only container, or of the container before its restart. */
  log(namespace: string, name: string, options: LogOptions = {}): Promise<string> {
    return asked(`log of ${name}`, () => this.core.readNamespacedPodLog({ namespace: this.inside(namespace), name, limitBytes: 1_000_000, ...options }));
  }

  createPod(namespace: string, body: V1Pod): Promise<V1Pod> {
    return called(`create pod ${body.metadata?.name ?? ''}`, this.core.createNamespacedPod({ namespace: this.inside(namespace), body, fieldManager: ownManager() }));
  }

  /**
   * The API server's objections to a pod's manifest, each with its field; makes nothing. Empty if the manifest is valid, even if a pod of its name
   * exists. @throws EnvironmentError if the answer is not about the manifest
   */
  async faultsOf(namespace: string, body: V1Pod): Promise<string[]> {
    const metadata = { ...body.metadata, namespace: this.inside(namespace) };
    try {
      await called(`try pod ${metadata.name ?? ''}`, this.core.createNamespacedPod({ namespace, body: { ...body, metadata }, dryRun: 'All', fieldValidation: 'Strict' }));
      return [];
    } catch (error) {
      const { cause } = error as Error;
      if (statusCode(cause) === 409) return [];
      const faults = apiFaults(cause);
      // A cluster that forbids a pod says nothing about its manifest, except for a service account that the manifest names.
      if ([400, 422].includes(statusCode(cause) ?? 0) || faults.some((fault) => fault.includes('error looking up service account'))) return faults;
      throw error;
    }
  }

  createService(namespace: string, body: V1Service): Promise<V1Service> {
    return called(`create service ${body.metadata?.name ?? ''}`, this.core.createNamespacedService({ namespace: this.inside(namespace), body, fieldManager: ownManager() }));
  }

  /** Deletes the pod with exactly this UID; a pod that is already gone is fine. */
  async deletePod(namespace: string, name: string, options: { uid?: string | undefined; graceSeconds?: number } = {}): Promise<void> {
    const body = {
      ...(options.uid ? { preconditions: { uid: options.uid } } : {}),
      ...(options.graceSeconds === undefined ? {} : { gracePeriodSeconds: options.graceSeconds }),
    };
    try {
      await orAbsent(`delete pod ${name}`, () => this.core.deleteNamespacedPod({ namespace: this.inside(namespace), name, body }));
    } catch (error) {
      if (statusCode((error as Error).cause) !== 409) throw error;
    }
  }

  exec(namespace: string, pod: string, command: string[], how: ExecHow = {}): Promise<ExecResult> {
    return called(`exec in ${pod}`, execInPod(this.config, { namespace: this.inside(namespace), pod, command, ...how }));
  }

  /** Calls ring at every change of a pod in the namespace. @returns how to unsubscribe */
  onPodChange(namespace: string, ring: () => void): () => void {
    const watch = this.watches.get(namespace) ?? new PodWatch(this.config, this.core, this.inside(namespace));
    this.watches.set(namespace, watch);
    return watch.subscribe(ring);
  }

  close(): void {
    for (const watch of this.watches.values()) watch.stop();
    this.watches.clear();
    this.connection.close();
  }

  /** @throws EnvironmentError if the namespace is not the allowed one */
  private inside(namespace: string): string {
    if (this.only === undefined || namespace === this.only) return namespace;
    throw new EnvironmentError({ cause: 'namespace-not-the-labs', reason: `In this cluster, labspec works only in the namespace ${this.only}`, subject: namespace });
  }
}
