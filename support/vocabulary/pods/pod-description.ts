import type { V1Pod } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { isEqual } from '../../errors/check-equal';
import type { Run } from '../../runtime/run';

/** The token volume of every pod. */
export const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount, read-only, token for 3607 s, kube-root-ca.crt, namespace';

/** The pod's own token volume, in words like {@link TOKEN_MOUNT}. */
export function tokenMount({ spec }: V1Pod): string {
  const mount = spec?.containers[0]?.volumeMounts?.find(({ mountPath }) => mountPath.endsWith('/serviceaccount'));
  const sources = spec?.volumes?.find(({ name }) => name === mount?.name)?.projected?.sources ?? [];
  const token = sources.find((source) => source.serviceAccountToken)?.serviceAccountToken;
  const facts = [
    mount?.mountPath ?? 'not mounted',
    mount?.readOnly ? 'read-only' : 'writable',
    `token for ${token?.expirationSeconds ?? 'no'} s`,
    sources.find((source) => source.configMap)?.configMap?.name ?? 'no certificate',
    sources.flatMap((source) => source.downwardAPI?.items ?? []).map((item) => item.path)[0] ?? 'no namespace',
  ];
  return facts.join(', ');
}

/** How many seconds the pod tolerates each of these conditions of its node. */
export function toleratedFor({ spec }: V1Pod, conditions: string[]): (number | undefined)[] {
  return conditions.map((condition) => spec?.tolerations?.find(({ key, effect }) => key === `node.kubernetes.io/${condition}` && effect === 'NoExecute')?.tolerationSeconds);
}

/** Its QoS class. A pod that asks for resources rightly has another class, so for such a pod this returns `without`. */
export function qosClassUnlessAsked({ spec, status }: V1Pod, without: string): string | undefined {
  const asks = spec?.containers.some(({ resources }) => resources?.requests ?? resources?.limits) ?? false;
  return asks && status?.qosClass !== without ? without : status?.qosClass;
}

/** The wanted reasons that occur in the pod's events, in their order. */
export async function eventReasons(run: Run, pod: V1Pod, wanted: string[]): Promise<string[]> {
  const events = await (await run.api()).events(pod);
  return events.map(({ reason }) => reason ?? '').filter((reason, index, all) => wanted.includes(reason) && all.indexOf(reason) === index);
}

/** The wanted words if the event of the image pull contains them, else its message. */
export async function pulledMessage(run: Run, pod: V1Pod, words: string): Promise<string> {
  const events = await (await run.api()).events(pod);
  const message = events.find(({ reason }) => reason === 'Pulled')?.message ?? 'no such event';
  return message.includes(words) ? words : message;
}

/** The parts in which a printed YAML differs from the pod in the API. */
export function differences(text: string, pod: V1Pod): string[] {
  const printed = parse(text) as V1Pod | null;
  const known = JSON.parse(JSON.stringify(pod)) as V1Pod;
  const parts: Record<string, (from: V1Pod | null) => unknown> = {
    uid: (from) => from?.metadata?.uid,
    labels: (from) => from?.metadata?.labels,
    spec: (from) => from?.spec,
    'QoS class': (from) => from?.status?.qosClass,
    conditions: (from) => from?.status?.conditions?.map(({ type, status }) => `${type}=${status}`),
  };
  return Object.entries(parts).flatMap(([name, part]) => (isEqual(part(printed), part(known)) ? [] : [name]));
}
