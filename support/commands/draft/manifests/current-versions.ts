import { isMap, parseAllDocuments, type Document } from 'yaml';
import { removedApi } from '../../../platform/kubernetes/removed';
import { ask } from '../asked';
import type { State } from '../state';

/** Kinds of which a later version asks for the same fields, with what else must change in them. @returns whether the object is whole then */
type Change = (object: Document) => boolean;
const SAME: Change = () => true;
const WORKLOAD: Change = (object) => {
  const labels = object.getIn(['spec', 'template', 'metadata', 'labels']);
  if (object.hasIn(['spec', 'selector'])) return object.hasIn(['spec', 'selector', 'matchLabels']);
  if (!isMap(labels) || labels.items.length === 0) return false;
  object.setIn(['spec', 'selector'], object.createNode({ matchLabels: labels.toJS(object) as object }));
  object.deleteIn(['spec', 'rollbackTo']);
  return true;
};

const CHANGES: readonly { kind: RegExp; from: RegExp; change: Change }[] = [
  { kind: /^(?:Deployment|ReplicaSet|DaemonSet|StatefulSet)$/, from: /^(?:extensions|apps)\//, change: WORKLOAD },
  { kind: /^Ingress$/, from: /./, change: ofIngress },
  { kind: /^NetworkPolicy$/, from: /^extensions\//, change: SAME },
  { kind: /^CronJob$/, from: /^batch\//, change: SAME },
  { kind: /^(?:Cluster)?Role(?:Binding)?$/, from: /^rbac/, change: SAME },
  { kind: /^PodDisruptionBudget$/, from: /^policy\//, change: SAME },
  { kind: /^HorizontalPodAutoscaler$/, from: /^autoscaling\/v2beta2$/, change: SAME },
  { kind: /^HorizontalPodAutoscaler$/, from: /^autoscaling\/v2beta1$/, change: ofAutoscaler },
  { kind: /^(?:StorageClass|PriorityClass)$/, from: /v1beta1$/, change: SAME },
];

/** A file with objects in the version that Kubernetes serves now, where nothing in them is for a person to choose. The author is asked to change the text. */
export function inCurrentVersions(state: State, text: string): string {
  if (!/v\d+(?:alpha|beta)\d/.test(text)) return text;
  const documents = parseAllDocuments(text, { logLevel: 'error', strict: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return text;
  const changed = documents.map((object) => currentOf(state, object));
  return changed.includes(true) ? documents.map((object) => object.toString({ lineWidth: 0, directives: false })).join('---\n') : text;
}

function currentOf(state: State, object: Document): boolean {
  const [version, kind] = [object.get('apiVersion'), object.get('kind')];
  if (!isMap(object.contents) || typeof version !== 'string' || typeof kind !== 'string') return false;
  const removed = removedApi(version, kind);
  const change = CHANGES.find((one) => one.kind.test(kind) && one.from.test(version))?.change;
  const trial = object.clone();
  if (!removed || !change?.(trial)) return false;
  change(object);
  object.set('apiVersion', removed.instead);
  ask(state, `the ${kind} ${nameOf(object)} in ${version}`, 'version', removed.instead);
  return true;
}

function nameOf(object: Document): string {
  const name = object.getIn(['metadata', 'name']);
  return typeof name === 'string' ? name : '';
}

/** Its metrics of Pods' own resources have a target; others are for a person to choose. */
function ofAutoscaler(object: Document): boolean {
  const { spec } = object.toJS() as { spec?: { metrics?: { type?: string; resource?: { name?: string; targetAverageUtilization?: number; targetAverageValue?: string } }[] } };
  return (spec?.metrics ?? []).every(({ type, resource }, index) => {
    const { name, targetAverageUtilization: share, targetAverageValue: value } = resource ?? {};
    if (type !== 'Resource' || name === undefined || (share === undefined) === (value === undefined)) return false;
    object.setIn(['spec', 'metrics', index, 'resource'], object.createNode({ name, target: share === undefined ? { type: 'AverageValue', averageValue: value } : { type: 'Utilization', averageUtilization: share } }));
    return true;
  });
}

/** Its ways in have a type of path, and their services are objects. */
function ofIngress(object: Document): boolean {
  const { spec } = object.toJS() as { spec?: { backend?: Backend; rules?: { http?: { paths?: { backend?: Backend }[] } }[] } };
  let isWhole = spec?.backend === undefined || setBackend(object, ['spec', 'backend'], ['spec', 'defaultBackend'], spec.backend);
  for (const [rule, { http }] of (spec?.rules ?? []).entries()) {
    for (const [index, { backend }] of (http?.paths ?? []).entries()) {
      const path = ['spec', 'rules', rule, 'http', 'paths', index];
      isWhole = setBackend(object, [...path, 'backend'], [...path, 'backend'], backend) && isWhole;
      if (!object.hasIn([...path, 'pathType'])) object.setIn([...path, 'pathType'], 'ImplementationSpecific');
    }
  }
  return isWhole && spec !== undefined;
}

interface Backend {
  serviceName?: unknown;
  servicePort?: unknown;
}

function setBackend(object: Document, from: readonly (string | number)[], to: readonly (string | number)[], { serviceName: name, servicePort: port }: Backend = {}): boolean {
  if (typeof name !== 'string' || (typeof port !== 'string' && typeof port !== 'number')) return false;
  object.deleteIn(from);
  object.setIn(to, object.createNode({ service: { name, port: typeof port === 'number' ? { number: port } : { name: port } } }));
  return true;
}
