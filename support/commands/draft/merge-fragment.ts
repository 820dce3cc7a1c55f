import { parseAllDocuments, stringify } from 'yaml';

type Values = Record<string, unknown>;

const OF_CONTAINER = new Set(['livenessProbe', 'readinessProbe', 'startupProbe', 'resources', 'env', 'envFrom', 'ports', 'volumeMounts', 'command', 'args', 'image', 'imagePullPolicy', 'lifecycle', 'workingDir']);
const OF_POD = new Set(['volumes', 'nodeSelector', 'tolerations', 'affinity', 'initContainers', 'containers', 'serviceAccountName', 'restartPolicy', 'terminationGracePeriodSeconds', 'securityContext', 'topologySpreadConstraints', 'priorityClassName', 'imagePullSecrets', 'nodeName', 'hostNetwork']);
const OF_ROOT = new Set(['spec', 'metadata', 'data', 'stringData', 'rules', 'subjects', 'roleRef', 'kind', 'apiVersion', 'type']);

/** A file with a fragment in its place. @returns undefined if the fragment has no place in it */
export function withFragment(file: string, fragment: string): string | undefined {
  const documents = parseAllDocuments(file);
  const [part] = parseAllDocuments(fragment.replaceAll(/^\s*(?:\.{3}|…|#.*)\s*$/gm, ''));
  if (!Array.isArray(documents) || !part || 'empty' in documents || part.errors.length > 0 || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const values = documents.map((document) => document.toJS() as unknown);
  const value: unknown = part.toJS();
  // Headings alone say what a file has, and change nothing.
  if (isMap(value) && Object.values(value).every((inner) => inner === null)) return file;
  const place = values.map((whole) => placeOf(whole, value)).find((found) => found !== undefined);
  if (place === undefined) return undefined;
  merge(place, value as Values);
  return values.map((whole) => stringify(whole, { lineWidth: 0 })).join('---\n');
}

/** The map of a file that the keys of a fragment belong to. */
function placeOf(whole: unknown, fragment: unknown): Values | undefined {
  if (!isMap(whole) || !isMap(fragment)) return undefined;
  const keys = Object.keys(fragment);
  const [first = ''] = keys;
  if (OF_ROOT.has(first) && first in whole) return whole;
  const pod = podSpecOf(whole);
  if (OF_POD.has(first) && pod) return pod;
  const containers = pod?.['containers'];
  if (OF_CONTAINER.has(first) && Array.isArray(containers) && isMap(containers[0])) return containers[0];
  return holderOf(whole, first);
}

function podSpecOf(whole: Values): Values | undefined {
  const spec = whole['spec'];
  if (!isMap(spec)) return undefined;
  const template = spec['template'] ?? (isMap(spec['jobTemplate']) && isMap(spec['jobTemplate']['spec']) ? spec['jobTemplate']['spec']['template'] : undefined);
  if (isMap(template) && isMap(template['spec'])) return template['spec'];
  return 'containers' in spec ? spec : undefined;
}

/** The map nearest to the root that has a key. */
function holderOf(value: unknown, key: string): Values | undefined {
  const next: unknown[] = [value];
  for (const one of next) {
    if (Array.isArray(one)) next.push(...(one as unknown[]));
    if (!isMap(one)) continue;
    if (key in one) return one;
    next.push(...Object.values(one));
  }
  return undefined;
}

function merge(target: Values, part: Values): void {
  for (const [key, value] of Object.entries(part)) target[key] = merged(target[key], value);
}

/** Items of lists are the same if their names are. */
function merged(old: unknown, value: unknown): unknown {
  if (isMap(old) && isMap(value)) {
    merge(old, value);
    return old;
  }
  if (!Array.isArray(old) || !Array.isArray(value) || !value.every((item) => isMap(item) && 'name' in item)) return value;
  const items = [...(old as unknown[])];
  for (const item of value as Values[]) {
    const at = items.findIndex((one) => isMap(one) && one['name'] === item['name']);
    if (at < 0) items.push(item);
    else items[at] = merged(items[at], item);
  }
  return items;
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
