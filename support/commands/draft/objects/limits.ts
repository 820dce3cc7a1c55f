import type { State } from '../state';
import { keyOf, type Manifest } from './object-claims';
import { amounts, itemsFor, resourcesOf, sumOf, type Amounts, type Resources } from './resources-of';

/** The LimitRanges and ResourceQuotas of a namespace of the text, and what else it has. */
export interface Limits {
  ranges: Manifest[];
  quotas: Manifest[];
  others: Manifest[];
}

export function limitsIn(namespace: string, { objects, homes }: Pick<State, 'objects' | 'homes'>): Limits {
  const here = [...objects].filter(([key]) => (homes.get(key) ?? namespace) === namespace).map(([, object]) => object);
  const of = (wanted: string): Manifest[] => here.filter(({ kind }) => kind === wanted);
  return { ranges: of('LimitRange'), quotas: of('ResourceQuota'), others: here };
}

export interface Refusal {
  /** `LimitRange/small` */
  by: string;
  /** Of the error. */
  says: string;
}

/** Why an object, or Pods of it, are refused; undefined if all may be there. */
export function refusalOf(object: Manifest, { ranges, quotas, others }: Limits): Refusal | undefined {
  const resources = resourcesOf(object, ranges);
  // What asks for more than a default lets it use is refused before anybody looks at limits.
  const [first] = ranges;
  if (first && resources.some(({ requests, limits }) => [...requests].some(([name, amount]) => amount > (limits.get(name) ?? Infinity)))) return refusal(first, 'must be less than or equal to');
  const found = ranges.find((range) => breaks(object, resources, range)) ?? quotas.find((quota) => exceeds(object, quota, { ranges, others: others.filter((other) => !isSame(other, object)) }));
  return found && refusal(found, 'forbidden');
}

function refusal({ kind, metadata: { name = '' } = {} }: Manifest, says: string): Refusal {
  return { by: keyOf(kind, name), says };
}

function isSame(one: Manifest, other: Manifest): boolean {
  return one.kind === other.kind && one.metadata?.name === other.metadata?.name;
}

function breaks(object: Manifest, resources: readonly Resources[], range: Manifest): boolean {
  if (object.kind === 'PersistentVolumeClaim') return itemsFor('PersistentVolumeClaim', [range]).some((item) => isOutside(storageOf(object), item));
  const inContainers = itemsFor('Container', [range]).some((item) => resources.some(({ requests, limits }) => isOutside(requests, item) || isOutside(limits, item)));
  return inContainers || (resources.length > 0 && itemsFor('Pod', [range]).some((item) => isOutside(total(resources, 'requests'), item) || isOutside(total(resources, 'limits'), item)));
}

function storageOf({ spec = {} }: Manifest): Amounts {
  return amounts((spec['resources'] as { requests?: unknown } | null | undefined)?.requests);
}

function total(resources: readonly Resources[], of: keyof Resources): Amounts {
  const names = new Set(resources.flatMap((each) => [...each[of].keys()]));
  return new Map([...names].map((name) => [name, resources.reduce((sum, each) => sum + (each[of].get(name) ?? 0), 0)]));
}

function isOutside(asked: Amounts, { min, max }: { min?: unknown; max?: unknown }): boolean {
  const [least, most] = [amounts(min), amounts(max)];
  return [...asked].some(([name, amount]) => amount < (least.get(name) ?? 0) || amount > (most.get(name) ?? Infinity));
}

/** What the namespace has without the text: its own certificate. */
const ALREADY: Record<string, number> = { configmaps: 1 };
const COUNTED: Record<string, string> = { Service: 'services', ConfigMap: 'configmaps', Secret: 'secrets', PersistentVolumeClaim: 'persistentvolumeclaims' };

/** Whether a quota leaves no room for an object or its Pods. */
function exceeds(object: Manifest, { spec = {} }: Manifest, { ranges, others }: Pick<Limits, 'ranges' | 'others'>): boolean {
  const count = podsOf(object);
  const plural = COUNTED[object.kind] ?? '';
  return [...amounts(spec['hard'])].some(([name, most]) => {
    const counted = name.replace(/^count\//, '').replace(/\..*$/, '');
    if (counted === plural) return others.filter(({ kind }) => kind === object.kind).length + (ALREADY[plural] ?? 0) + 1 > most;
    if (count === 0) return false;
    if (counted === 'pods') return sum(others.map(podsOf)) + count > most;
    const asked = askedOf(name, object, ranges);
    return /^(?:(?:requests|limits)\.)?(?:cpu|memory)$/.test(name) && (asked === undefined || sum(others.map((other) => askedOf(name, other, ranges) ?? 0)) + asked > most);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** How many Pods of an object a quota counts: not those that end by themselves. */
function podsOf({ kind, spec = {} }: Manifest): number {
  if (kind === 'Pod') return 1;
  return /^(?:Deployment|StatefulSet|ReplicaSet|ReplicationController)$/.test(kind) ? Number(spec['replicas'] ?? 1) : 0;
}

/** What all Pods of an object ask for: `requests.cpu`, `limits.memory`; `cpu` is what they request. Undefined if a container says nothing of it. */
function askedOf(name: string, object: Manifest, ranges: readonly Manifest[]): number | undefined {
  const [, of = 'requests', resource = ''] = /^(?:(requests|limits)\.)?(\w+)$/.exec(name) ?? [];
  const one = sumOf(resource, resourcesOf(object, ranges).map((each) => each[of as keyof Resources]));
  return one === undefined ? undefined : one * podsOf(object);
}
