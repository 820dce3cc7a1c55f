import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import type { WorkloadObserved } from './workload-rules';

interface StatefulSetSpec {
  serviceName?: string;
  template?: { metadata?: { labels?: Record<string, string> } };
}

/** The Service that a StatefulSet names in vain, if another one has its Pods: without any, nobody may need their names. */
export async function misnamedService(api: ClusterApi, namespace: string, { kind, spec = {} }: AnyObject): Promise<WorkloadObserved['misnamed']> {
  const { serviceName = '', template } = spec as StatefulSetSpec;
  if (kind !== 'StatefulSet' || serviceName === '') return undefined;
  const services = await api.objects(await kindOf(api, 'service'), namespace);
  if (services.some(({ metadata }) => metadata?.name === serviceName)) return undefined;
  const own = services.find((service) => hasPods(service, template?.metadata?.labels ?? {}));
  return own && { service: serviceName, own: own.metadata?.name ?? '' };
}

function hasPods({ spec = {} }: AnyObject, labels: Record<string, string>): boolean {
  const selector = Object.entries((spec['selector'] ?? {}) as Record<string, string>);
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
}
