import type { Manifest } from './object-claims';

/** Labels that every node has. */
const EVERY_NODE = /^(?:(?:beta\.|node\.)?kubernetes\.io\/(?:os|arch|hostname))$/;

/** What the Pods of an object ask of a node that only an author's own cluster has: `a node with the label disktype`, `the node node01`. */
export function placeOf(object: Manifest): string | undefined {
  const spec = podSpecOf(object);
  const { nodeName, nodeSelector, affinity } = spec as { nodeName?: unknown; nodeSelector?: object; affinity?: { nodeAffinity?: { requiredDuringSchedulingIgnoredDuringExecution?: unknown } } };
  if (typeof nodeName === 'string') return `the node ${nodeName}`;
  const [selected] = Object.entries(nodeSelector ?? {}).filter(([key, value]) => !EVERY_NODE.test(key) || (key.endsWith('hostname') && value !== ''));
  if (selected) return `a node with the label ${selected.join('=')}`;
  const asked = expressionsIn(affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution).filter(({ operator }) => operator !== 'NotIn' && operator !== 'DoesNotExist');
  const named = asked.find(({ key, operator, values = [] }) => key.endsWith('/hostname') && operator === 'In' && values.length > 0);
  if (named) return `the node ${named.values?.join(' or ') ?? ''}`;
  const key = asked.find((each) => !EVERY_NODE.test(each.key))?.key;
  return key === undefined ? undefined : `a node with the label ${key}`;
}

interface Expression {
  key: string;
  operator?: string;
  values?: string[];
}

/** What the terms of a selector of nodes ask for; any node without what they forbid will do. */
function expressionsIn(value: unknown): Expression[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'key' in value && typeof value.key === 'string' ? [value as Expression] : Object.values(value).flatMap(expressionsIn);
}

export function podSpecOf({ kind, spec = {} }: Manifest): Record<string, unknown> {
  if (kind === 'Pod') return spec;
  const inner = (kind === 'CronJob' ? (spec['jobTemplate'] as { spec?: Record<string, unknown> } | undefined)?.spec : spec) ?? {};
  const template = inner['template'] as { spec?: Record<string, unknown> } | null | undefined;
  return template?.spec ?? {};
}
