import { parseAllDocuments } from 'yaml';
import { valueOf } from './read-manifests';
import { isMap } from '../../../system/is-map';
import { WORKLOADS } from '../lines/kinds';
import type { Manifest } from '../objects/object-claims';
import { whyWrongField } from './wrong-fields';

const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

const ENCODED = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What Kubernetes would refuse of manifests, as far as anybody can see who reads them: a part that is missing, mostly for its indentation. */
export function refusal(manifests: readonly Manifest[]): string | undefined {
  return manifests.map((manifest) => whyRefused(manifest) ?? whyWrongField(manifest)).find((why) => why !== undefined);
}

/** Why a file is no manifest at all; undefined for a template, and for one that the author elides. */
export function notYaml(name: string, text: string): string | undefined {
  if (!/^kind:/m.test(text) || /\{\{|^\s*(?:\.{3}|…)/m.test(text)) return undefined;
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  const wrong = documents.flatMap(({ errors }) => errors)[0];
  if (wrong) return `${name} is not YAML: ${wrong.message.split('\n')[0]?.replace(/:$/, '') ?? ''}`;
  const isEmpty = documents.map(valueOf).some((value) => isMap(value) && typeof value['apiVersion'] === 'string' && 'metadata' in value && !isMap(value['metadata']));
  return isEmpty ? `${name} has nothing in its metadata; see the indentation` : undefined;
}

/** Why a file makes nothing: the text shows only parts of its manifest, or comments. Templates and files of other programs are not meant. */
export function noObjects(name: string, text: string): string | undefined {
  if (!/\.ya?ml$/.test(name) || /(?:^|\/)kustomization\.ya?ml$/.test(name) || /\{\{|\$\{?\w|<\w/.test(text.replaceAll(/^\s*#.*$/gm, ''))) return undefined;
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const values = documents.map(valueOf);
  return values.every((value) => value === null || (isMap(value) && !('kind' in value && 'apiVersion' in value))) ? `${name} has no whole object in it: write it as it is when it is applied` : undefined;
}

function whyRefused(manifest: Manifest): string | undefined {
  const { kind, metadata, spec } = manifest;
  const { name, generateName } = (metadata ?? {}) as { name?: unknown; generateName?: unknown };
  if (name === undefined && generateName === undefined) return missing(manifest, 'metadata.name');
  if (typeof name === 'string' && /[\s_A-Z]/.test(name) && !/[${<]/.test(name) && !/^(?:Cluster)?Role/.test(kind) && !NAME.test(name)) return `Kubernetes refuses ${kind} ${name}: a name has small letters, digits and -`;
  if (kind === 'Secret') return notEncoded(manifest);
  if (kind === 'Ingress') return hostOf(manifest);
  if (kind === 'HorizontalPodAutoscaler') return whyTarget(manifest);
  if (kind === 'Pod') return within(spec, 'containers') === undefined ? missing(manifest, 'spec.containers') : whyPodRefused(manifest, spec, []);
  if (kind === 'PersistentVolumeClaim') return ['accessModes', 'resources'].filter((part) => spec?.[part] === undefined).map((part) => missing(manifest, `spec.${part}`))[0];
  const template = kind === 'CronJob' ? within(within(spec, 'jobTemplate'), 'spec') : spec;
  if (!WORKLOADS.has(kind) && kind !== 'Job' && kind !== 'CronJob') return undefined;
  const pod = within(within(template, 'template'), 'spec');
  if (within(pod, 'containers') === undefined) return missing(manifest, `${kind === 'CronJob' ? 'spec.jobTemplate.' : ''}spec.template.spec.containers`);
  return whySelector(manifest) ?? whyPodRefused(manifest, pod, listOf(within(spec, 'volumeClaimTemplates')).map((claim) => within(within(claim, 'metadata'), 'name')));
}

/** `apiVersion: v1` of a Deployment that is scaled. */
function whyTarget({ kind, metadata, spec }: Manifest): string | undefined {
  const target = within(spec, 'scaleTargetRef');
  const isWithoutGroup = within(target, 'apiVersion') === 'v1' && ['Deployment', 'StatefulSet', 'ReplicaSet'].includes(String(within(target, 'kind')));
  return isWithoutGroup ? `Kubernetes refuses ${kind} ${metadata?.name ?? ''}: the apiVersion of its scaleTargetRef must be apps/v1` : undefined;
}

/** A selector that the labels of the Pods do not have. */
function whySelector({ apiVersion, kind, metadata, spec }: Manifest): string | undefined {
  if (apiVersion !== 'apps/v1') return undefined;
  const selector = within(spec, 'selector');
  if (selector === undefined) return missing({ kind, metadata: metadata ?? {} }, 'spec.selector');
  const labels = within(within(within(spec, 'template'), 'metadata'), 'labels');
  const [key] = Object.entries(mapOf(within(selector, 'matchLabels'))).find(([name, value]) => within(labels, name) !== value) ?? [];
  return key === undefined ? undefined : `Kubernetes refuses ${kind} ${metadata?.name ?? ''}: its selector asks for the label ${key}, which its Pods have otherwise`;
}

/** @param claims names of volumes that the workload makes for each Pod */
function whyPodRefused({ kind, metadata }: Manifest, pod: unknown, claims: readonly unknown[]): string | undefined {
  const refuses = `Kubernetes refuses ${kind} ${metadata?.name ?? ''}:`;
  const volumes = [...claims, ...listOf(within(pod, 'volumes')).map((volume) => within(volume, 'name'))];
  const containers = [...listOf(within(pod, 'initContainers')), ...listOf(within(pod, 'containers'))];
  const mounted = containers.flatMap((container) => listOf(within(container, 'volumeMounts'))).map((mount) => within(mount, 'name')).find((name): name is string => typeof name === 'string' && !volumes.includes(name));
  if (mounted !== undefined) return `${refuses} it has no volume ${mounted}`;
  if (containers.some((container) => typeof within(container, 'image') !== 'string' && isMap(container))) return kind === 'Pod' || WORKLOADS.has(kind) ? `${refuses} a container has no image` : undefined;
  const sources = containers.flatMap((container) => listOf(within(container, 'envFrom')));
  if (sources.some((source) => !['configMapRef', 'secretRef'].some((ref) => within(source, ref) !== undefined))) return `${refuses} an envFrom has no configMapRef or secretRef; see the indentation`;
  const policy = within(pod, 'restartPolicy') ?? 'Always';
  return /^(?:Cron)?Job$/.test(kind) && policy === 'Always' ? `${refuses} it has no restartPolicy OnFailure or Never` : undefined;
}

/** `host: shop-IP.example`: its reader writes a part of it. */
function hostOf({ metadata, spec }: Manifest): string | undefined {
  const host = listOf(within(spec, 'rules')).map((rule) => within(rule, 'host')).find((name): name is string => typeof name === 'string' && /[A-Z_\s]/.test(name) && !/[${<]/.test(name));
  return host === undefined ? undefined : `Kubernetes refuses Ingress ${metadata?.name ?? ''}: a host has small letters, digits, - and dots, unlike ${host}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function mapOf(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}

/** What the text only abbreviates: `MIICxTCC ...`. */
function notEncoded({ metadata, data = {} }: Manifest): string | undefined {
  const [key] = Object.entries(data).find(([, value]) => typeof value === 'string' && !/\$[({\w]|\{\{/.test(value) && !ENCODED.test(value.replaceAll(/[\r\n]/g, ''))) ?? [];
  return key === undefined ? undefined : `Kubernetes refuses Secret ${metadata?.name ?? ''}: its data ${key} is not encoded with base64`;
}

function within(value: unknown, key: string): unknown {
  return isMap(value) ? (value[key] ?? undefined) : undefined;
}

function missing({ kind, metadata }: Manifest, part: string): string {
  return `Kubernetes refuses ${[kind, metadata?.name].filter(Boolean).join(' ')}: it has no ${part}; see the indentation`;
}
