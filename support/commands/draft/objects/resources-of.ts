import type { Manifest } from './object-claims';
import { podSpecOf } from './place-of';
import { amountOf } from './quantities';

/** Amounts of cpu, memory and others, by their names. */
export type Amounts = ReadonlyMap<string, number>;

export interface Resources {
  requests: Amounts;
  limits: Amounts;
}

interface LimitItem {
  type?: unknown;
  default?: unknown;
  defaultRequest?: unknown;
  min?: unknown;
  max?: unknown;
}

/** The items of LimitRanges that are for containers, for Pods, or for claims. */
export function itemsFor(type: 'Container' | 'Pod' | 'PersistentVolumeClaim', ranges: readonly Manifest[]): LimitItem[] {
  return ranges.flatMap(({ spec = {} }) => (Array.isArray(spec['limits']) ? (spec['limits'] as LimitItem[]) : [])).filter((item) => item.type === type);
}

/** What each container of an object's Pods asks for and may use, with the defaults that Kubernetes and the LimitRanges of its namespace set. */
export function resourcesOf(object: Manifest, ranges: readonly Manifest[]): Resources[] {
  const { containers } = podSpecOf(object);
  const items = itemsFor('Container', ranges);
  return (Array.isArray(containers) ? (containers as { resources?: { requests?: unknown; limits?: unknown } | null }[]) : []).map(({ resources }) => {
    const own = amounts(resources?.limits);
    const limits = merged(...items.map((item) => merged(amounts(item.max), amounts(item.default))), own);
    return { limits, requests: merged(...items.map((item) => merged(amounts(item.min), amounts(item.max), amounts(item.default), amounts(item.defaultRequest))), own, amounts(resources?.requests)) };
  });
}

export function amounts(value: unknown): Amounts {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const read = entries.map(([name, quantity]) => [name, amountOf(quantity)] as const);
  return new Map(read.filter((each): each is readonly [string, number] => each[1] !== undefined));
}

/** The later ones count. */
function merged(...all: readonly Amounts[]): Amounts {
  return new Map(all.flatMap((each) => [...each]));
}

/** Undefined if one of them says nothing of this. */
export function sumOf(name: string, all: readonly Amounts[]): number | undefined {
  const each = all.map((one) => one.get(name));
  return each.includes(undefined) ? undefined : each.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}
