import { parseAllDocuments } from 'yaml';
import { isMap } from '../../../system/is-map';
import { WORKLOADS } from '../lines/kinds';
import type { Manifest } from '../objects/object-claims';
import { whyWrongField } from './wrong-fields';

const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

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
  const isEmpty = documents.map((document) => document.toJS() as unknown).some((value) => isMap(value) && typeof value['apiVersion'] === 'string' && 'metadata' in value && !isMap(value['metadata']));
  return isEmpty ? `${name} has nothing in its metadata; see the indentation` : undefined;
}

function whyRefused(manifest: Manifest): string | undefined {
  const { kind, metadata, spec } = manifest;
  const { name, generateName } = (metadata ?? {}) as { name?: unknown; generateName?: unknown };
  if (name === undefined && generateName === undefined) return missing(manifest, 'metadata.name');
  if (typeof name === 'string' && /[\s_A-Z]/.test(name) && !/[${<]/.test(name) && !/^(?:Cluster)?Role/.test(kind) && !NAME.test(name)) return `Kubernetes refuses ${kind} ${name}: a name has small letters, digits and -`;
  if (kind === 'Pod') return spec?.['containers'] === undefined ? missing(manifest, 'spec.containers') : undefined;
  if (kind === 'PersistentVolumeClaim') return ['accessModes', 'resources'].filter((part) => spec?.[part] === undefined).map((part) => missing(manifest, `spec.${part}`))[0];
  const template = kind === 'CronJob' ? within(within(spec, 'jobTemplate'), 'spec') : spec;
  if (WORKLOADS.has(kind) || kind === 'Job' || kind === 'CronJob') return within(within(within(template, 'template'), 'spec'), 'containers') === undefined ? missing(manifest, `${kind === 'CronJob' ? 'spec.jobTemplate.' : ''}spec.template.spec.containers`) : undefined;
  return undefined;
}

function within(value: unknown, key: string): unknown {
  return isMap(value) ? (value[key] ?? undefined) : undefined;
}

function missing({ kind, metadata }: Manifest, part: string): string {
  return `Kubernetes refuses ${[kind, metadata?.name].filter(Boolean).join(' ')}: it has no ${part}; see the indentation`;
}
