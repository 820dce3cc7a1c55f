import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { TaskFailed } from '../../../../errors/errors';
import { podTemplatePath } from '../../../../platform/kubernetes/pod-template';
import { removedApi } from '../../../../platform/kubernetes/removed';
import { checkFields } from '../../../../vocabulary/manifests/check-fields';
import { stepsOf } from '../../../../vocabulary/shell/path';
import { kindOfWord } from '../../../draft/lines/kinds';
import type { Finding } from '../../../lint/finding';
import { listAt, valueAt } from '../../shown/made';
import type { ReadLab } from './read-lab';
import { wrongWord } from './words-of-fields';
import { wrongApiOf } from './wrong-apis';
import { writtenTexts, type WrittenText } from './written-texts';
import { isMap } from '../../../../system/is-map';

/** What kubectl and the API say of such a manifest: a text that shows it means it. */
const REFUSED = /no matches for kind|unable to recognize|unknown field|error (?:validating|parsing)|strict decoding|is invalid|Required value|Unsupported value|Invalid value|BadRequest|does not match template/i;
/** Filled in by a program or by the reader. */
const TEMPLATE = /\{\{|\$\{?\w|<[\w -]+>|\.\.\.|…|#+ *(?:give|add|fill|todo|your)/i;

/** Manifests that the API refuses: without kind or name, with fields or words that it does not have, without what it needs. */
export async function refusedManifests(lab: ReadLab): Promise<Finding[]> {
  if (lab.commands.some(({ output }) => REFUSED.test(output?.text ?? '')) || lab.steps.some(({ text, docString = '' }) => REFUSED.test(`${text}\n${docString}`))) return [];
  const found = await Promise.all(wholes(lab).filter(({ text }) => /^(?:apiVersion|kind|metadata|spec) *:/m.test(text) && !TEMPLATE.test(text)).map(inText));
  return found.flat();
}

/** Also the files that steps write. */
function wholes(lab: ReadLab): WrittenText[] {
  const shown = writtenTexts(lab).filter(({ isWhole }) => isWhole);
  const written = new Map(lab.steps.flatMap(({ keyword, writes }) => (keyword === 'When' && writes?.content === undefined && writes ? [[writes.path, lab.fixtures.get(writes.name)] as const] : [])));
  const others = [...written].flatMap(([path, text]): WrittenText[] => (text === undefined || !/\.ya?ml$/.test(path) ? [] : [{ text, placeOf: (line) => `${path}:${line + 1}`, isWhole: true }]));
  return [...shown.filter(({ placeOf }) => !others.some((other) => other.placeOf(0) === placeOf(0))), ...others];
}

interface Wrong {
  /** Where in the manifest. */
  path: string;
  reason: string;
  next: string;
}

async function inText({ text, placeOf }: WrittenText): Promise<Finding[]> {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return [];
  const findings = documents.map(async (document): Promise<Finding[]> => {
    const value = document.toJS() as unknown;
    if (!isMap(value)) return [];
    const startOf = (path: string): number => (document.getIn(stepsOf(path), true) as { range?: [number] } | undefined)?.range?.[0] ?? document.contents?.range?.[0] ?? 0;
    if (typeof value['kind'] === 'string' && (!isOwn(value) || wrongApiOf({ kind: value['kind'], name: '', value }) || removedApi(String(value['apiVersion']), value['kind']))) return [];
    const wrong = whatIsMissing(value) ?? wrongWord(value);
    if (wrong) return [{ place: placeOf(lines.linePos(startOf(wrong.path)).line - 1), reason: wrong.reason, next: wrong.next }];
    return wrongField(document, value, { text, lines, placeOf });
  });
  return (await Promise.all(findings)).flat();
}

/** Of Kubernetes itself. */
function isOwn({ kind }: Readonly<Record<string, unknown>>): boolean {
  return typeof kind === 'string' && kindOfWord(kind)?.kind === kind;
}

function nameOf(value: Readonly<Record<string, unknown>>): string {
  return `${String(value['kind'])} ${String(valueAt(value, 'metadata', 'name'))}`;
}

/** What Kubernetes' own kinds cannot be without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec.containers'], Deployment: ['spec.selector', 'spec.template.spec.containers'], StatefulSet: ['spec.selector', 'spec.template.spec.containers'], DaemonSet: ['spec.selector', 'spec.template.spec.containers'], ReplicaSet: ['spec.selector', 'spec.template.spec.containers'],
  Job: ['spec.template.spec.containers', 'spec.template.spec.restartPolicy'], CronJob: ['spec.schedule', 'spec.jobTemplate.spec.template.spec.containers', 'spec.jobTemplate.spec.template.spec.restartPolicy'], Service: ['spec'], Ingress: ['spec'], NetworkPolicy: ['spec.podSelector'], RoleBinding: ['roleRef'], ClusterRoleBinding: ['roleRef'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.resources.requests.storage'], PersistentVolume: ['spec.capacity.storage', 'spec.accessModes'], HorizontalPodAutoscaler: ['spec.scaleTargetRef', 'spec.maxReplicas'], StorageClass: ['provisioner'],
};

function whatIsMissing(value: Readonly<Record<string, unknown>>): Wrong | undefined {
  const { kind, apiVersion, metadata } = value;
  const next = 'add it, or correct its name';
  if (typeof kind !== 'string') return typeof apiVersion === 'string' && metadata !== undefined ? { path: 'apiVersion', reason: 'The manifest has no kind', next } : undefined;
  if (!isMap(metadata) || (metadata['name'] === undefined && metadata['generateName'] === undefined)) return { path: 'metadata', reason: `The manifest of a ${kind} has no metadata.name`, next };
  // An example may leave all of its spec out.
  const missing = NEEDED[kind]?.find((path) => !(path.startsWith('spec') && isEmpty(value['spec'])) && valueAt(value, ...stepsOf(path)) === undefined);
  if (missing !== undefined) return { path: 'kind', reason: `The manifest of ${nameOf(value)} has no ${missing}`, next };
  return ofContainers(value) ?? ofSelector(value);
}

function isEmpty(spec: unknown): boolean {
  return !isMap(spec) || Object.keys(spec).length === 0;
}

function ofContainers(value: Readonly<Record<string, unknown>>): Wrong | undefined {
  const pod = [...podTemplatePath(String(value['kind'])), 'spec'];
  const all = listAt(value, ...pod, 'containers');
  const at = all.findIndex(({ name, image }) => name === undefined || image === undefined);
  return at < 0 ? undefined : { path: `${pod.join('.')}.containers[${at}]`, reason: `A container of ${nameOf(value)} has no ${all[at]?.['name'] === undefined ? 'name' : 'image'}`, next: 'add it, or correct its name' };
}

/** The API takes no selector that the labels of the template do not have. */
function ofSelector(value: Readonly<Record<string, unknown>>): Wrong | undefined {
  const wanted = valueAt(value, 'spec', 'selector', 'matchLabels');
  const labels = valueAt(value, 'spec', 'template', 'metadata', 'labels');
  if (!isMap(wanted) || value['kind'] === 'Job' || value['kind'] === 'PersistentVolumeClaim' || valueAt(value, 'spec', 'template') === undefined) return undefined;
  const key = Object.keys(wanted).find((one) => (labels as Record<string, unknown> | undefined)?.[one] !== wanted[one]);
  return key === undefined ? undefined : { path: 'spec.selector', reason: `The selector of ${nameOf(value)} wants ${key}=${String(wanted[key])}, which the labels of its template do not have`, next: 'make both the same' };
}

/** As the API server does in strict validation. */
async function wrongField(document: Document, value: Readonly<Record<string, unknown>>, { text, lines, placeOf }: Pick<WrittenText, 'text' | 'placeOf'> & { lines: LineCounter }): Promise<Finding[]> {
  const [, version = ''] = /(?:^|\/)v(\d+)$/.exec(String(value['apiVersion'])) ?? [];
  if (version === '') return [];
  try {
    await checkFields({ file: nameOf(value), text, lines }, document, `V${version}${String(value['kind'])}`);
    return [];
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    const { reason, subject = '', expected, cause } = error.problem;
    const line = Number(/:(\d+)(?:,|$)/.exec(subject)?.[1] ?? 1);
    return [{ place: placeOf(line - 1), reason, next: cause === 'unknown-field' && expected !== undefined ? `write ${expected}` : 'write it as the API has it: kubectl explain' }];
  }
}
