import type { V1Pod } from '@kubernetes/client-node';
import { parseDocument } from 'yaml';
import { checkEqual } from '../assert';
import { TaskFailed } from '../errors';

/** @throws TaskFailed when the manifest is not valid YAML or not that of one Pod */
export function parsePod(file: string, text: string): V1Pod {
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) throw new TaskFailed({ reason: `${file} is not valid YAML`, subject: `${file}:${broken.linePos?.[0].line ?? 1}`, seen: broken.message });
  const pod = document.toJS() as V1Pod | null;
  if (pod?.kind !== 'Pod' || !Array.isArray(pod.spec?.containers)) {
    throw new TaskFailed({ reason: `${file} is not the manifest of a Pod`, expected: 'kind: Pod, with spec.containers', seen: text.trim().split('\n').slice(0, 3).join('\n') });
  }
  return pod;
}

/** Holds the file against the manifest that the lab shows. Order and white space are free. @throws TaskFailed naming the first field that differs */
export function checkManifest(file: string, text: string, expected: string): void {
  checkSamePod(file, parsePod(file, text), parsePod('the lab’s manifest', expected));
}

/** @throws TaskFailed naming the first field that differs */
export function checkSamePod(file: string, actual: V1Pod, expected: V1Pod): void {
  const seen = fields(plain(actual));
  const wanted = fields(plain(expected));
  for (const path of new Set([...wanted.keys(), ...seen.keys()])) {
    const next = wanted.has(path) ? `write ${path} as the lab shows it` : `remove ${path}`;
    checkEqual(seen.get(path), wanted.get(path), { reason: `${file} differs from the lab's manifest at ${path}`, subject: file, next });
  }
}

/** Without what says nothing: kubectl's older `creationTimestamp: null`, empty objects, and the defaults of a Pod. */
function plain(pod: V1Pod): V1Pod {
  const copy = structuredClone(pod);
  delete copy.status;
  if (!copy.metadata?.creationTimestamp) delete copy.metadata?.creationTimestamp;
  if (copy.spec?.dnsPolicy === 'ClusterFirst') delete copy.spec.dnsPolicy;
  if (copy.spec?.restartPolicy === 'Always') delete copy.spec.restartPolicy;
  return copy;
}

/** `spec.containers[0].image` -> `ubuntu/helloworld`: the leaves of a manifest by their paths. */
function fields(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const entries = Array.isArray(value) ? value.map((item, index): [string, unknown] => [`${path}[${index}]`, item]) : Object.entries(value).map(([key, item]): [string, unknown] => [path ? `${path}.${key}` : key, item]);
  return new Map(entries.flatMap(([key, item]) => [...fields(item, key)]));
}
