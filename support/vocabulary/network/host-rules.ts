import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { kindOf } from '../../platform/kubernetes/kinds';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import type { Run } from '../../runtime/run';
import { nearestName } from '../objects/nearest-name';
import { whyNoEndpoints } from '../objects/explain-service';

/** Where an address leads. */
export interface Address {
  host: string;
  port: number;
}

/** What is known about the host of an address that does not answer. */
export interface HostObserved {
  host: string;
  namespace: string;
  /** The Services of its namespace. */
  services: readonly string[];
}

const nearest = ({ host, services }: HostObserved): string | undefined => nearestName(host, services);

export const HOST_RULES: RuleTable<HostObserved> = {
  about: 'host',
  rules: [
    {
      cause: 'service-misnamed',
      applies: (observed) => nearest(observed) !== undefined,
      tell: (observed) => ({ reason: `There is no service ${observed.host}, but a service ${nearest(observed) ?? ''}`, expected: observed.host, seen: observed.services.join(', '), look: `kubectl get services -n ${observed.namespace}`, next: `correct its name, create it again, and delete the other: kubectl delete service ${nearest(observed) ?? ''}` }),
    },
    {
      cause: 'service-missing',
      applies: () => true,
      unless: ['service-misnamed'],
      tell: (observed) => ({ reason: `The name ${observed.host} leads nowhere: there is no service of that name in namespace ${observed.namespace}`, seen: observed.services.join(', ') || 'no services', look: `kubectl get services -n ${observed.namespace}`, next: `create the service ${observed.host} as the lab shows` }),
    },
  ],
};

/** Why nothing answers at an address, if a Service of the run's namespace is the reason. @param host `web`, `web.shop`, `web.shop.svc.cluster.local`, or an address */
export async function whyHost(run: Run, api: ClusterApi, { host, port }: Address): Promise<Mistake | undefined> {
  const [name = '', namespace = run.lab.names.namespace] = host.split('.');
  if (/^[\d.]+$/.test(host) || host === 'localhost' || namespace !== run.lab.names.namespace) return undefined;
  const kind = await kindOf(api, 'service');
  const object = await api.object(kind, namespace, name);
  if (object) return whyNoEndpoints({ run, api, kind, namespace, named: { word: 'service', name, namespace: undefined }, object }, { asked: port });
  const services = (await api.objects(kind, namespace)).map(({ metadata }) => metadata?.name ?? '');
  return diagnose(HOST_RULES, { host: name, namespace, services });
}
