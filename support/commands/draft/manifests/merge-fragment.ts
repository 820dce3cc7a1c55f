import { parseAllDocuments, stringify } from 'yaml';
import { isMap } from '../../../system/is-map';
import { manifestsIn } from './read-manifests';
import { refusal } from './refused-manifest';

type Values = Record<string, unknown>;

const OF_CONTAINER = new Set(['livenessProbe', 'readinessProbe', 'startupProbe', 'resources', 'env', 'envFrom', 'ports', 'volumeMounts', 'command', 'args', 'image', 'imagePullPolicy', 'lifecycle', 'workingDir']);
const OF_POD = new Set(['volumes', 'nodeSelector', 'tolerations', 'affinity', 'initContainers', 'containers', 'serviceAccountName', 'restartPolicy', 'terminationGracePeriodSeconds', 'securityContext', 'topologySpreadConstraints', 'priorityClassName', 'imagePullSecrets', 'nodeName', 'hostNetwork']);
const OF_SPEC = new Set(['strategy', 'updateStrategy', 'replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds', 'template', 'volumeClaimTemplates', 'backoffLimit', 'completions', 'parallelism', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'schedule', 'concurrencyPolicy', 'suspend', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit', 'startingDeadlineSeconds', 'storageClassName', 'accessModes', 'sessionAffinity', 'externalTrafficPolicy']);
const OF_METADATA = new Set(['labels', 'annotations']);
const OF_ROOT = new Set(['spec', 'metadata', 'data', 'stringData', 'rules', 'subjects', 'roleRef', 'kind', 'apiVersion', 'type']);

/** A file with a fragment in its place. @returns undefined if the fragment has no place in it */
export function withFragment(file: string, fragment: string): string | undefined {
  const documents = parseAllDocuments(file);
  const [part] = parseAllDocuments(fragment.replaceAll(/^\s*(?:(?:- )?\[?(?:\.{3}|…)\]?|#.*)\s*$/gm, ''));
  if (!Array.isArray(documents) || !part || 'empty' in documents || part.errors.length > 0 || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const values = documents.map((document) => document.toJS() as unknown);
  const value = named(part.toJS() as unknown);
  // Headings alone say what a file has, and change nothing.
  if (isMap(value) && Object.values(value).every((inner) => inner === null)) return file;
  const place = values.filter((whole) => isSameObject(whole, value)).map((whole) => placeOf(whole, value)).find((found) => found !== undefined);
  if (place === undefined) return undefined;
  merge(place, value as Values);
  return values.map((whole) => stringify(whole, { lineWidth: 0 })).join('---\n');
}

/** The same, unless Kubernetes would refuse the whole for it: a part of another kind has no place there. */
export function withFittingFragment(file: string, fragment: string): string | undefined {
  try {
    const merged = withFragment(file, fragment);
    return merged !== undefined && refusal(manifestsIn(merged)) !== undefined && refusal(manifestsIn(file)) === undefined ? undefined : merged;
  } catch {
    return undefined;
  }
}

/** A list without its key, by what its items have. */
function named(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isMap) || value.length === 0) return value;
  const has = (...keys: string[]): boolean => value.every((item) => keys.some((key) => key in item));
  if (has('containerPort')) return { ports: value };
  if (has('mountPath')) return { volumeMounts: value };
  if (has('image')) return { containers: value };
  if (has('value', 'valueFrom')) return { env: value };
  return has(...SOURCES) ? { volumes: value } : value;
}

/** A part of another object has no place in this one. */
function isSameObject(whole: unknown, part: unknown): boolean {
  if (!isMap(whole) || !isMap(part)) return true;
  const isOther = (one: unknown, other: unknown): boolean => typeof one === 'string' && typeof other === 'string' && one !== other && !/^(?:\.{3}|…|<.*>)$/.test(other);
  return !isOther(whole['kind'], part['kind']) && !isOther(isMap(whole['metadata']) ? whole['metadata']['name'] : undefined, isMap(part['metadata']) ? part['metadata']['name'] : undefined);
}

/** The map of a file that the keys of a fragment belong to. */
function placeOf(whole: unknown, fragment: unknown): Values | undefined {
  if (!isMap(whole) || !isMap(fragment)) return undefined;
  const keys = Object.keys(fragment);
  const [first = ''] = keys.filter((key) => key in whole || !/^(?:apiVersion|kind)$/.test(key));
  const template = templateOf(whole);
  if (template && keys.length === 1 && isPodSpec(fragment['spec'])) return template;
  if (OF_ROOT.has(first) && first in whole) return whole;
  const pod = template && isMap(template['spec']) ? template['spec'] : undefined;
  if (OF_POD.has(first) && pod) return pod;
  if (OF_SPEC.has(first) && isMap(whole['spec'])) return whole['spec'];
  if (OF_METADATA.has(first) && isMap(whole['metadata'])) return whole['metadata'];
  const containers = pod?.['containers'];
  if (OF_CONTAINER.has(first) && Array.isArray(containers) && isMap(containers[0])) return containers[0];
  return holderOf(whole, first);
}

/** The map whose spec is that of the Pod: a template, or the Pod itself. */
function templateOf(whole: Values): Values | undefined {
  const spec = whole['spec'];
  if (!isMap(spec)) return undefined;
  const template = spec['template'] ?? (isMap(spec['jobTemplate']) && isMap(spec['jobTemplate']['spec']) ? spec['jobTemplate']['spec']['template'] : undefined);
  if (isMap(template) && isMap(template['spec'])) return template;
  return 'containers' in spec ? whole : undefined;
}

/** A `spec` that is shown alone may be the one of the template. */
function isPodSpec(spec: unknown): boolean {
  return isMap(spec) && Object.keys(spec).length > 0 && Object.keys(spec).every((key) => OF_POD.has(key));
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

const SOURCES = ['emptyDir', 'configMap', 'secret', 'persistentVolumeClaim', 'hostPath', 'projected', 'downwardAPI', 'nfs', 'csi', 'ephemeral'];
/** Of these keys, a map has one: another one takes its place. */
const ONE_OF = [['exec', 'httpGet', 'tcpSocket', 'grpc'], ['value', 'valueFrom'], SOURCES];

function merge(target: Values, part: Values): void {
  for (const group of ONE_OF) if (group.some((key) => key in part)) for (const key of group) if (!(key in part)) delete target[key];
  // Only a rolling update has settings.
  if (part['type'] === 'Recreate' || part['type'] === 'OnDelete') delete target['rollingUpdate'];
  for (const [key, value] of Object.entries(part)) target[key] = merged(target[key], value);
}

/** Items of lists are the same if their names are. A key without a value, in a part, is a heading of what is there already. */
function merged(old: unknown, value: unknown): unknown {
  if (value === null && old !== undefined) return old;
  if (isMap(old) && isMap(value)) {
    merge(old, value);
    return old;
  }
  if (!Array.isArray(old) || !Array.isArray(value) || !value.every((item) => isMap(item) && 'name' in item)) return value;
  const items = [...(old as unknown[])];
  const news = value as Values[];
  for (const item of news) {
    const at = placeIn(items, item, news.length);
    if (at < 0) items.push(item);
    else items[at] = merged(items[at], item);
  }
  return items;
}

/** The only container of a file is meant, too, by one that has another name and no image of its own. */
function placeIn(items: readonly unknown[], item: Values, count: number): number {
  const at = items.findIndex((one) => isMap(one) && one['name'] === item['name']);
  const [only] = items;
  const isMeant = items.length === 1 && count === 1 && isMap(only) && 'image' in only && !('image' in item) && ['resources', 'livenessProbe', 'readinessProbe', 'startupProbe', 'env', 'envFrom', 'volumeMounts', 'ports', 'command', 'args', 'securityContext', 'lifecycle'].some((key) => key in item);
  if (at >= 0 || !isMeant) return at;
  item['name'] = only['name'];
  return 0;
}
