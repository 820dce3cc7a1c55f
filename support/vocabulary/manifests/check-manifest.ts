import type { V1Pod } from '@kubernetes/client-node';
import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { checkEqual, show, showBeside } from '../../errors/check-equal';
import { messageOf, TaskFailed } from '../../errors/errors';
import { shortName } from '../../platform/docker/image-name';
import { redact } from '../../redaction/redact';
import { checkFields, type Source } from './check-fields';
import { withVariables } from './expand-variables';

/** @throws TaskFailed if the manifest is not valid YAML, does not describe exactly one Pod, or has fields that a Pod does not have */
export async function parsePod(file: string, text: string): Promise<V1Pod> {
  const source = { file, text: text.replace(/^\uFEFF/, ''), lines: new LineCounter() };
  const { value, document } = onlyDocument(source);
  const pod = value as V1Pod | undefined;
  if (!document || pod?.kind !== 'Pod') throw notAPod(file, pod?.kind, textOf(source, document));
  await checkFields(source, document, 'V1Pod');
  if (!pod.spec?.containers?.length || pod.spec.containers.some((container: unknown) => !container)) {
    throw new TaskFailed({ cause: 'manifest-invalid', reason: `The Pod in ${file} has no containers`, expected: 'spec.containers, with one container', seen: shown(textOf(source, document)), look: `cat ${file}`, next: 'write the manifest as the lab shows it' });
  }
  return pod;
}

function notAPod(file: string, kind: unknown, text: string): TaskFailed {
  const look = `cat ${file}`;
  const said = /^pod\/\S+ (created|configured|unchanged)$/m.exec(text);
  if (said) return new TaskFailed({ cause: 'dry-run-forgotten', reason: `${file} holds what kubectl said, not the manifest: kubectl made the Pod instead of writing it`, expected: 'the output of kubectl run --dry-run=client -o yaml', seen: said[0], look, next: `write ${file} as the lab shows it, with --dry-run=client -o yaml` });
  if (typeof kind !== 'string' || kind === '') return new TaskFailed({ cause: 'manifest-invalid', reason: `${file} is not the manifest of a Pod`, expected: 'kind: Pod, with spec.containers', seen: shown(text), look, next: 'write the manifest as the lab shows it' });
  return new TaskFailed({ cause: 'other-kind', reason: `The kind in ${file} is ${kind}; the lab asks for Pod`, expected: 'kind: Pod', seen: `kind: ${kind}`, look, next: `write ${file} again as the lab shows it: kubectl run makes a Pod, kubectl create a ${kind}` });
}

function shown(text: string): string {
  return redact(text).trim().split('\n').slice(0, 3).join('\n') || '(nothing)';
}

/** Like kubectl, ignores empty documents, such as those before or after a lone `---`. */
function onlyDocument(source: Source): { value?: unknown; document?: Document } {
  const { file, text, lines } = source;
  const all = [...parseAllDocuments(text, { lineCounter: lines })];
  const broken = all.flatMap(({ errors }) => errors)[0];
  if (broken) throw notYaml(source, broken.linePos?.[0].line ?? 1, broken.message);
  const documents = all.map((document) => ({ value: valueOf(source, document), document })).filter(({ value }) => value !== null);
  if (documents.length > 1) {
    const kinds = documents.map(({ value }) => show((value as { kind?: unknown }).kind ?? 'no kind'));
    throw new TaskFailed({ cause: 'manifest-of-several', reason: `${file} has ${documents.length} documents; the lab asks for one Pod`, expected: 'Pod', seen: kinds.join(', '), look: `grep -n -e '^---' ${file}`, next: 'keep the Pod that the lab shows; remove the other documents and the --- lines between them' });
  }
  return documents[0] ?? {};
}

/** The text of one document; empty if there is none. */
function textOf({ text }: Source, document: Document | undefined): string {
  return document?.range ? text.slice(document.range[0], document.range[2]) : '';
}

/** @throws TaskFailed if an alias has no anchor, or the aliases multiply (an alias bomb) */
function valueOf(source: Source, document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw notYaml(source, 1, messageOf(error));
  }
}

function notYaml({ file, text }: Pick<Source, 'file' | 'text'>, line: number, seen: string): TaskFailed {
  const odd = text.split('\n').findIndex((one) => one.includes('\u00A0'));
  if (odd >= 0) return new TaskFailed({ cause: 'manifest-invalid', reason: `${file} has non-breaking spaces, as web pages have them; YAML reads only ordinary spaces`, subject: `${file}:${odd + 1}`, seen: text.split('\n')[odd]?.replaceAll('\u00A0', '\\u00A0') ?? '', look: `cat -A ${file}`, next: `sed -i 's/\\xc2\\xa0/ /g' ${file}` });
  return new TaskFailed({ cause: 'manifest-invalid', reason: `${file} is not valid YAML`, subject: `${file}:${line}`, seen, look: `cat -A ${file}`, next: 'compare the line with the lab; indent YAML with spaces, not with tabs' });
}

/** Compares the file with the manifest that the lab shows. Order and white space are free. @returns its pod @throws TaskFailed naming the first field that differs */
export async function checkManifest(file: string, text: string, expected: string): Promise<V1Pod> {
  const pod = await parsePod(file, text);
  checkSamePod(file, pod, await parsePod('the lab’s manifest', expected));
  return pod;
}

/** Additional fields are free (labels, resources, a node), unless they change what the pod runs. */
const FREE = /^(metadata\.|spec\.(?!containers|restartPolicy)|spec\.containers\[0\]\.(?!command|args|envFrom))/;

/** The causes of fields that have one of their own; all other fields have the cause `manifest-differs`. */
const CAUSES: Record<string, string> = { image: 'image-misspelt', imagePullPolicy: 'pull-policy-missing' };

/** @throws TaskFailed naming the first field that differs */
export function checkSamePod(file: string, actual: V1Pod, expected: V1Pod): void {
  mustNotBeOfLivingPod(file, actual);
  mustHaveNoMoreContainers(file, actual, expected);
  const seen = fields(plain(actual));
  const wanted = fields(plain(expected));
  for (const path of new Set([...wanted.keys(), ...seen.keys()])) {
    if (!wanted.has(path) && FREE.test(path)) continue;
    const cause = CAUSES[path.split('.').at(-1) ?? ''] ?? 'manifest-differs';
    const next = wanted.has(path) ? `write ${path} as the lab shows it: ${show(wanted.get(path))}` : `remove ${path}`;
    const is = seen.has(path) ? showBeside(seen.get(path), wanted.get(path)) : 'missing';
    const reason = wanted.has(path) ? `In ${file}, ${path} is ${is}; the lab asks for ${show(wanted.get(path))}` : `${file} has ${path}, which the lab does not ask for`;
    checkEqual(seen.get(path), wanted.get(path), { cause, reason, subject: file, look: `cat ${file}`, next });
  }
}

/** The API's output of an existing pod cannot create another one. @throws TaskFailed */
function mustNotBeOfLivingPod(file: string, { metadata }: V1Pod): void {
  const { resourceVersion } = metadata ?? {};
  if (resourceVersion === undefined) return;
  throw new TaskFailed({ cause: 'manifest-of-a-living-pod', reason: `${file} describes a Pod that already exists, so it cannot create a new one`, subject: file, expected: 'a manifest without metadata.resourceVersion and metadata.uid, as kubectl run --dry-run=client -o yaml writes it', seen: `metadata.resourceVersion: ${show(resourceVersion)}`, look: `grep -n -e resourceVersion -e uid ${file}`, next: `write ${file} again as the lab shows it: with --dry-run=client, kubectl run creates nothing` });
}

/** Containers are compared by name, in any order. @throws TaskFailed naming one that the expected pod does not have */
function mustHaveNoMoreContainers(file: string, { spec }: V1Pod, expected: V1Pod): void {
  const count = expected.spec?.containers.length ?? 0;
  if ((spec?.containers.length ?? 0) <= count) return;
  const names = (expected.spec?.containers ?? []).map(({ name }) => name);
  const other = spec?.containers.find(({ name }) => name && !names.includes(name));
  // A container without a name, or with a duplicate name, is named by its image.
  const name = other?.name ?? spec?.containers[count]?.image ?? '';
  throw new TaskFailed({ cause: 'second-container', reason: `${file} has one container too many: ${name}`, subject: file, expected: names.join(', '), seen: spec?.containers.map((container) => container.name).join(', '), look: `cat ${file}`, next: `remove the container ${name}` });
}

/** Without meaningless parts: kubectl's older `creationTimestamp: null`, empty objects, and the defaults of a Pod; an image with its tag; words as Kubernetes expands them. */
function plain(pod: V1Pod): V1Pod {
  const copy = structuredClone(pod);
  delete copy.status;
  if (!copy.metadata?.creationTimestamp) delete copy.metadata?.creationTimestamp;
  if (copy.spec?.dnsPolicy === 'ClusterFirst') delete copy.spec.dnsPolicy;
  if (copy.spec?.restartPolicy === 'Always') delete copy.spec.restartPolicy;
  if (copy.spec) copy.spec.containers = copy.spec.containers.map(withVariables);
  for (const container of copy.spec?.containers ?? []) if (container.image) container.image = shortName(container.image);
  return copy;
}

/** A command or its arguments: one value, for one word of it says nothing. */
function isListOfWords(value: object): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object');
}

/** The leaves of a manifest by their paths: `spec.containers[0].image` -> `nginx`. */
function fields(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || isListOfWords(value)) return new Map([[path, value]]);
  const entries = Array.isArray(value) ? value.map((item, index): [string, unknown] => [`${path}[${index}]`, item]) : Object.entries(value).map(([key, item]): [string, unknown] => [path ? `${path}.${key}` : key, item]);
  return new Map(entries.flatMap(([key, item]) => [...fields(item, key)]));
}
