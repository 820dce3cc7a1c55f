import type { V1Pod } from '@kubernetes/client-node';
import type { Mistake } from '../../errors/errors';
import type { ClusterApi } from '../../platform/kubernetes/cluster-api';
import { isReady } from '../../platform/kubernetes/pod-facts';
import { diagnose } from '../../runtime/diagnose';
import { attempt } from '../network/try-way';
import type { Found } from './claim';
import { makersOfAll } from './makers';
import { SERVICE_RULES, type ServiceObserved, type ServicePort } from './service-rules';

/** Why a Service has no endpoints, another number of them, or does not answer. @param asked the port that it should answer on @param wanted how many endpoints it should have */
export async function whyNoEndpoints({ run, api, object, namespace }: Found, { asked, wanted }: Pick<ServiceObserved, 'asked' | 'wanted'> = {}): Promise<Mistake | undefined> {
  if (!object) return undefined;
  const spec = (object.spec ?? {}) as { selector?: Record<string, string>; ports?: ServicePort[]; type?: string };
  const all = await api.pods(namespace);
  const matches = (pod: V1Pod): boolean => Object.entries(spec.selector ?? {}).every(([key, value]) => pod.metadata?.labels?.[key] === value);
  const pods = spec.selector ? all.filter(matches) : [];
  const makers = wanted === undefined ? undefined : await makersOfAll(run, namespace, pods.filter(isReady).map(({ metadata }) => ({ kind: 'Pod', ...(metadata ? { metadata } : {}) })));
  return diagnose(SERVICE_RULES, {
    name: object.metadata?.name ?? '', namespace, type: spec.type ?? 'ClusterIP', selector: labels(spec.selector), ports: spec.ports ?? [], asked, ...(makers ? { wanted, makers } : {}),
    pods: pods.map((pod) => ({ name: pod.metadata?.name ?? '', isReady: isReady(pod), ports: portsOf(pod) })),
    refusing: asked === undefined ? undefined : await refusing(api, namespace, pods.find(isReady), spec.ports?.find(({ port }) => port === asked)),
    otherLabels: all.filter((pod) => !matches(pod)).map(({ metadata }) => `${metadata?.name ?? ''}: ${labels(metadata?.labels) || 'no labels'}`),
  });
}

function labels(of: Record<string, string> = {}): string {
  return Object.entries(of).map(([key, value]) => `${key}=${value}`).join(',');
}

function portsOf({ spec }: V1Pod): ServiceObserved['pods'][number]['ports'] {
  return (spec?.containers ?? []).flatMap(({ ports = [] }) => ports.map(({ name, containerPort }) => ({ ...(name === undefined ? {} : { name }), containerPort })));
}

/** Asks a Pod from inside, at the address where others ask it: no policy is between. */
async function refusing(api: ClusterApi, namespace: string, pod: V1Pod | undefined, to: ServicePort | undefined): Promise<ServiceObserved['refusing']> {
  const { targetPort = to?.port } = to ?? {};
  const port = typeof targetPort === 'string' ? pod && portsOf(pod).find(({ name }) => name === targetPort)?.containerPort : targetPort;
  const ip = pod?.status?.podIP;
  if (!pod || port === undefined || ip === undefined) return undefined;
  const name = pod.metadata?.name ?? '';
  const outcome = await attempt(api, namespace, name, new URL(`http://${ip.includes(':') ? `[${ip}]` : ip}:${port}`)).catch(() => undefined);
  return outcome === 'refused' ? { pod: name, port } : undefined;
}
