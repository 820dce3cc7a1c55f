import type { V1Pod, V1Service } from '@kubernetes/client-node';
import { orAbsent } from '../../platform/kubernetes/api-call';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { matches, type End, type NetworkPolicy, type Way } from './policies';
import { portOf } from './try-way';

/** The way from a Pod to where an address leads; undefined if that is no Pod of the namespace. @param url with the name or the address of a Service, or the address of a Pod */
export async function wayTo(api: ClusterApi, namespace: string, from: V1Pod, url: URL): Promise<Way | undefined> {
  const [service, pods] = await Promise.all([serviceAt(api, namespace, url.hostname), api.pods(namespace)]);
  const selector = service?.spec?.selector;
  const behind = service ? pods.filter((pod) => selector && matches({ matchLabels: selector }, pod.metadata?.labels ?? {})) : pods.filter(({ status }) => status?.podIP === url.hostname);
  const to = behind.find(isReady) ?? behind[0];
  if (!to) return undefined;
  const namespaceLabels = await labelsOfNamespace(api, namespace);
  const ports = (to.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  const target = service?.spec?.ports?.find(({ port }) => port === portOf(url))?.targetPort ?? portOf(url);
  const port = typeof target === 'string' ? (ports.find(({ name }) => name === target)?.containerPort ?? portOf(url)) : target;
  return { from: endOf(from, namespaceLabels), to: { ...endOf(to, namespaceLabels), ports }, port, protocol: 'TCP' };
}

export async function policiesOf(api: ClusterApi, namespace: string): Promise<NetworkPolicy[]> {
  return api.objects(await kindOf(api, 'networkpolicy'), namespace);
}

async function serviceAt(api: ClusterApi, namespace: string, host: string): Promise<V1Service | undefined> {
  const services = (await api.objects(await kindOf(api, 'service'), namespace)) as V1Service[];
  const [name, inside = namespace] = host.split('.');
  return services.find(({ metadata, spec }) => spec?.clusterIP === host || (metadata?.name === name && inside === namespace));
}

/** In a cluster of others, they may not be readable. */
async function labelsOfNamespace(api: ClusterApi, name: string): Promise<Record<string, string> | undefined> {
  const namespace = await orAbsent(`namespace ${name}`, () => api.clients.core.readNamespace({ name })).catch(() => undefined);
  return namespace?.metadata?.labels;
}

function endOf({ metadata, status }: V1Pod, namespaceLabels: End['namespaceLabels']): End {
  return { name: metadata?.name ?? '', labels: metadata?.labels ?? {}, namespaceLabels, ip: status?.podIP ?? '' };
}
