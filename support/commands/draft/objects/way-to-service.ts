import { closing, matches, type End, type NetworkPolicy, type Way } from '../../../vocabulary/network/policies';
import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { podLabelsOf } from './selected';
import { podSpecOf } from './place-of';

type Labels = Record<string, string>;

const DNS: Omit<Way, 'from'> = { to: { name: '', labels: { 'k8s-app': 'kube-dns' }, namespaceLabels: { 'kubernetes.io/metadata.name': 'kube-system' }, ip: '', ports: [] }, port: 53, protocol: 'UDP' };

/**
 * Whether the network policies of a text close the way from a Pod with these labels to a service, or to the DNS that knows its name; undefined if that cannot be said:
 * there are none, a policy looks at namespaces or addresses, or nothing that is known stands behind the service.
 */
export function isWayClosed(from: Labels, { service, port }: { service: string; port: number | undefined }, { objects }: Pick<State, 'objects'>): boolean | undefined {
  const policies = [...objects.values()].filter(({ kind }) => kind === 'NetworkPolicy') as unknown as NetworkPolicy[];
  const asker: End = { name: '', labels: from, namespaceLabels: {}, ip: '' };
  const ways = waysTo(objects.get(keyOf('Service', service)), port, objects).map((way): Way => ({ from: asker, ...way }));
  if (policies.length === 0 || ways.length === 0 || JSON.stringify(policies).includes('"ipBlock"')) return undefined;
  const dns = closing(policies, { from: asker, ...DNS }).some(({ direction }) => direction === 'Egress');
  // The rule that lets DNS pass says where it is.
  if (JSON.stringify(policies.map(({ spec }) => spec?.ingress ?? [])).includes('"namespaceSelector"')) return undefined;
  const closed = ways.map((way) => closing(policies, way).length > 0);
  return dns || closed.every(Boolean) ? true : closed.some(Boolean) ? undefined : false;
}

/** A way to each Pod behind a service, at the port of the Pod. */
function waysTo(service: Manifest | undefined, port: number | undefined, objects: State['objects']): Omit<Way, 'from'>[] {
  const { selector, ports = [] } = (service?.spec ?? {}) as { selector?: Labels; ports?: { port?: number; targetPort?: number | string }[] };
  const asked = ports.find((one) => one.port === (port ?? 80));
  if (!selector || !asked) return [];
  return [...objects.values()].flatMap((object) => {
    const labels = podLabelsOf(object);
    if (!labels || !matches({ matchLabels: selector }, labels)) return [];
    const open = portsOf(object);
    const target = asked.targetPort ?? asked.port ?? 0;
    const number = typeof target === 'number' ? target : (open.find(({ name }) => name === target)?.containerPort ?? 0);
    return [{ to: { name: '', labels, namespaceLabels: {}, ip: '', ports: open }, port: number, protocol: 'TCP' as const }];
  });
}

function portsOf(object: Manifest): { name?: string; containerPort: number }[] {
  const { containers } = podSpecOf(object);
  return Array.isArray(containers) ? (containers as { ports?: { name?: string; containerPort: number }[] }[]).flatMap(({ ports }) => ports ?? []) : [];
}
