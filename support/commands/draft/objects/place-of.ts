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
  const keys = [...JSON.stringify(affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {}).matchAll(/"key":"([^"]+)"/g)].map(([, key = '']) => key);
  const key = keys.find((each) => !EVERY_NODE.test(each));
  return key === undefined ? undefined : `a node with the label ${key}`;
}

export function podSpecOf({ kind, spec = {} }: Manifest): Record<string, unknown> {
  if (kind === 'Pod') return spec;
  const inner = (kind === 'CronJob' ? (spec['jobTemplate'] as { spec?: Record<string, unknown> } | undefined)?.spec : spec) ?? {};
  const template = inner['template'] as { spec?: Record<string, unknown> } | null | undefined;
  return template?.spec ?? {};
}
