import type { Mistake } from '../../errors/errors';
import { kindOf } from '../../platform/kubernetes/kinds';
import type { AnyObject, ClusterApi } from '../../platform/kubernetes/cluster-api';
import { diagnose, type RuleTable } from '../../runtime/diagnose';
import type { Run } from '../../runtime/run';
import type { Scenario } from '../../runtime/scenario';
import { condition } from '../objects/conditions';
import { explainObject } from '../objects/explain';
import { nearestName } from '../objects/nearest-name';
import { whyNoEndpoints } from '../objects/service-rules';
import { askedBy, type Address, type Target, type TargetSet } from './named-in-line';
import { recalled } from './values';

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

/** Why a line does not show what it should: by the objects that it names, and the Services that its addresses name. */
export async function explainLine({ run }: Scenario, line: string): Promise<Mistake | undefined> {
  const asked = askedBy(recalled(run, line));
  const api = await run.api();
  for (const host of asked.hosts) {
    const why = await whyHost(run, api, host);
    if (why) return why;
  }
  for (const target of asked.objects) {
    const why = await whyObject(run, api, target);
    if (why) return why;
  }
  for (const set of asked.sets) {
    const why = await whySet(run, api, set);
    if (why) return why;
  }
  return undefined;
}

async function whyObject(run: Run, api: ClusterApi, { word, name, namespace: given }: Target): Promise<Mistake | undefined> {
  const kind = await kindOf(api, word).catch(() => undefined);
  const namespace = given ?? run.lab.names.namespace;
  // Another namespace may not be the run's to look into.
  if (!kind || namespace !== run.lab.names.namespace) return undefined;
  return explainObject({ run, api, kind, namespace, named: { word: kind.kind.toLowerCase(), name, namespace: given }, object: await api.object(kind, namespace, name) });
}

/** Of several, the first that is not ready and says why. */
async function whySet(run: Run, api: ClusterApi, { word, selector, namespace }: TargetSet): Promise<Mistake | undefined> {
  const kind = await kindOf(api, word).catch(() => undefined);
  if (!kind || (namespace !== undefined && namespace !== run.lab.names.namespace)) return undefined;
  const objects = await api.objects(kind, run.lab.names.namespace, selector).catch(() => []);
  for (const object of objects) {
    const why = isLeaving(object) || condition(object, 'ready').holds ? undefined : await whyObject(run, api, { word, name: object.metadata?.name ?? '', namespace });
    if (why) return why;
  }
  return undefined;
}

function isLeaving({ metadata }: AnyObject): boolean {
  return metadata?.deletionTimestamp !== undefined;
}

/** @param host `web`, `web.shop`, `web.shop.svc.cluster.local`, or an address */
async function whyHost(run: Run, api: ClusterApi, { host, port }: Address): Promise<Mistake | undefined> {
  const [name = '', namespace = run.lab.names.namespace] = host.split('.');
  if (/^[\d.]+$/.test(host) || host === 'localhost' || namespace !== run.lab.names.namespace) return undefined;
  const kind = await kindOf(api, 'service');
  const object = await api.object(kind, namespace, name);
  if (object) return whyNoEndpoints({ run, api, kind, namespace, named: { word: 'service', name, namespace: undefined }, object }, port);
  const services = (await api.objects(kind, namespace)).map(({ metadata }) => metadata?.name ?? '');
  return diagnose(HOST_RULES, { host: name, namespace, services });
}
