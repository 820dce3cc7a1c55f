import { isMap, isScalar, LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { FileChange } from './of-manifest';

/** What a Pod can do without, and what keeps it from its work once it is there. */
interface Addition {
  title: string;
  at: readonly (string | number)[];
  value: unknown;
  /** Only Pods that go on are waited for until they are ready. */
  isOfRunning?: true;
}

const ADDITIONS: readonly Addition[] = [
  { title: 'with a label in its node selector that no node has', at: ['nodeSelector'], value: { disk: 'none' } },
  { title: 'with an init container that does not end', at: ['initContainers'], value: [{ name: 'first', image: 'busybox', imagePullPolicy: 'IfNotPresent', command: ['sleep', '36000'] }] },
  { title: 'with a readiness probe that fails', at: ['containers', 0, 'readinessProbe'], value: { exec: { command: ['false'] } }, isOfRunning: true },
];

/** Where a kind keeps what its Pods are. A CronJob makes Pods only when their time has come. */
const TEMPLATE = ['spec', 'template', 'spec'];
const POD_IN: Record<string, readonly string[]> = { Pod: ['spec'], Deployment: TEMPLATE, StatefulSet: TEMPLATE, DaemonSet: TEMPLATE, ReplicaSet: TEMPLATE, Job: TEMPLATE };

/** A manifest whose Pods have one thing more, which keeps them from their work: all such changes. Nothing for a file that is not YAML. */
export function additionsTo(text: string): FileChange[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents) || documents.some(({ errors, contents }) => errors.length > 0 || !isMap(contents))) return [];
  return documents.flatMap((document, index) => {
    const kind = String(document.get('kind'));
    const path = POD_IN[kind];
    if (!path || !document.hasIn([...path, 'containers', 0])) return [];
    const wanted = ADDITIONS.filter(({ at, isOfRunning }) => !document.hasIn([...path, ...at]) && !(isOfRunning && ends(document as Document, path)));
    return wanted.map(({ title, at, value }) => ({ kind: 'added', title: `${documents.length > 1 ? `${kind} ${String(document.getIn(['metadata', 'name']))}: ` : ''}${title}`, line: lineOf(document as Document, path, lines), text: withValue(text, index, [...path, ...at], value) }));
  });
}

function ends(document: Document, path: readonly string[]): boolean {
  return ['Never', 'OnFailure'].includes(String(document.getIn([...path, 'restartPolicy'])));
}

function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  const pod = document.getIn(path);
  const pair = isMap(pod) ? pod.items.find(({ key }) => isScalar(key) && key.value === 'containers') : undefined;
  const key = pair?.key as { range?: [number, number, number] } | undefined;
  return lines.linePos(key?.range?.[0] ?? 0).line;
}

function withValue(text: string, index: number, path: readonly (string | number)[], value: unknown): string {
  const all = parseAllDocuments(text) as Document[];
  all[index]?.setIn(path, value);
  return all.map(String).join('');
}
