import { escaped } from '../../../system/escaped';
import { isMap } from '../../../system/is-map';
import { quotable } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import { asText } from '../manifests/read-manifests';
import type { Manifest } from '../objects/object-claims';
import type { SaidChange } from './changes-in-words';

/** A value of an object, by its path, and how its author calls it: `spec.template.spec.containers[0].env[1].value` is called LEVEL. */
interface Leaf {
  path: string;
  key: string;
  value: string;
  /** Whether it is a text, also where it looks like a number. */
  isText: boolean;
}

/** The path of the one value that a sentence means, and what stands there then. @returns undefined if the object has none or several */
export function valueMeant(object: Manifest, { what, from, to: said }: SaidChange): [string, string][] | undefined {
  const [, key, before] = /^[`"']?([A-Za-z][\w.-]*):(?:\s+(\S.*?))?[`"']?$/.exec(from ?? what) ?? /[`"']([A-Za-z][\w.-]*):\s+([^`"']+)[`"']$/.exec(what) ?? [];
  const to = said.replace(/^[A-Za-z][\w-]*:\s+/, '').replace(/^(["'])(.*)\1$/, '$2');
  if (!quotable(to) || /[|:]\s*$/.test(to)) return undefined;
  const leaves = leavesIn(object, '');
  const found = key === undefined ? (only(byWords(leaves, what, from)) ?? only(byValue(leaves, from))) : only(ofKey(leaves, key), before);
  if (found) return taken(object, found, from, to);
  const missing = key === undefined || leaves.every((leaf) => leaf.key !== key) ? missingIn(object, `${key ?? ''} ${what}`, to) : undefined;
  return missing && leaves.every(({ path }) => path !== missing[0]) ? [missing] : undefined;
}

/** The value of one place; a tag alone takes the place of an image's tag. */
function taken(object: Manifest, { path, value, isText }: Leaf, from: string | undefined, to: string): [string, string][] | undefined {
  if (!mayChange(object, path)) return undefined;
  const tag = /:([\w.-]+)$/.exec(value)?.[1];
  const isTag = path.endsWith('.image') && tag !== undefined && !/[/:]/.test(to) && (from === tag || /^v?\d/.test(to));
  const recreates = path.endsWith('trategy.type') && to === 'Recreate' ? [[path.replace(/type$/, 'rollingUpdate'), 'null'] as [string, string]] : [];
  const whole = isTag ? `${value.slice(0, -tag.length)}${to}` : object.kind === 'Secret' && path.startsWith('data.') ? encoded(to) : to;
  return [[path, isText ? asText(whole) : whole], ...recreates];
}

/** As the data of a Secret are kept. */
function encoded(text: string): string {
  const plain = Buffer.from(text, 'base64');
  return plain.toString('base64') === text && /^[\n\r\t -~]*$/.test(plain.toString()) ? text : Buffer.from(text).toString('base64');
}

/** Of a Pod, Kubernetes changes hardly more than its images and labels; of a claim, only storage that grows. */
function mayChange({ kind }: Manifest, path: string): boolean {
  if (kind === 'Pod') return /^metadata\.(?:labels|annotations)\.|\.image$/.test(path);
  if (/^(?:PersistentVolume|PersistentVolumeClaim|Job|StorageClass)$/.test(kind)) return path.startsWith('metadata.');
  if (WORKLOADS.has(kind)) return !/^spec\.selector\b|^metadata\.name/.test(path) && (kind !== 'StatefulSet' || !/^spec\.(?:serviceName|volumeClaimTemplates)/.test(path));
  return !/^metadata\.name/.test(path);
}

function only(leaves: readonly Leaf[], before?: string): Leaf | undefined {
  const [first, ...others] = leaves;
  if (others.length === 0) return first;
  const same = leaves.filter(({ value }) => before !== undefined && value === before.replaceAll(/^["']|["']$/g, ''));
  return same.length === 1 ? same[0] : undefined;
}

/** `replicas`, or the end of a path: `resources.requests.storage`. */
function ofKey(leaves: readonly Leaf[], key: string): Leaf[] {
  return leaves.filter((leaf) => leaf.key === key || leaf.path === key || leaf.path.endsWith(`.${key}`));
}

function byValue(leaves: readonly Leaf[], from: string | undefined): Leaf[] {
  if (from === undefined) return [];
  const whole = leaves.filter(({ key, value }) => value === from || key === from);
  return whole.length > 0 ? whole : leaves.filter(({ path, value }) => path.endsWith('.image') && value.endsWith(`:${from}`));
}

/** The values whose keys a phrase names, and of these the ones whose paths have most of its words: "the readiness probe path". */
function byWords(leaves: readonly Leaf[], what: string, from: string | undefined): Leaf[] {
  const exact = leaves.filter(({ key }) => /[A-Z_.-]/.test(key) && new RegExp(`(?<![\\w.-])${escaped(key)}(?![\\w-])`).test(what));
  if (exact.length > 0) return narrowed(exact, from);
  const said = wordsOf(what);
  const named = leaves.filter(({ key }) => [...wordsOf(key)].every((word) => said.has(word)));
  const score = ({ path }: Leaf): number => [...wordsOf(path)].filter((word) => said.has(word)).length;
  const best = Math.max(0, ...named.map(score));
  return narrowed(named.filter((leaf) => score(leaf) === best), from);
}

function narrowed(leaves: readonly Leaf[], from: string | undefined): Leaf[] {
  const same = leaves.filter(({ value }) => value === from);
  return same.length > 0 ? same : [...leaves];
}

const SAME_WORD: Record<string, string> = { replicas: 'replica', pods: 'pod', images: 'image', ports: 'port', count: 'replica', number: 'replica', labels: 'label' };

/** In small letters: `readinessProbe` has two. */
function wordsOf(text: string): Set<string> {
  const words = text.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  return new Set(words.map((word) => SAME_WORD[word] ?? word));
}

/** What Kubernetes puts in where a manifest leaves it out. */
function missingIn({ kind }: Manifest, what: string, to: string): [string, string] | undefined {
  const said = wordsOf(what);
  if (said.has('replica') && /^\d+$/.test(to) && WORKLOADS.has(kind) && kind !== 'DaemonSet') return ['spec.replicas', to];
  if (kind === 'Service' && /^(?:ClusterIP|NodePort|LoadBalancer)$/.test(to)) return ['spec.type', to];
  if (/^(?:RollingUpdate|Recreate|OnDelete)$/.test(to)) return kind === 'Deployment' ? ['spec.strategy.type', to] : ['spec.updateStrategy.type', to];
  return undefined;
}

function leavesIn(value: unknown, path: string): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => named(inner, `${path}[${index}]`) ?? leavesIn(inner, `${path}[${index}]`));
  if (isMap(value)) return Object.entries(value).flatMap(([key, inner]) => (/^[\w-]+$/.test(key) ? leavesIn(inner, path === '' ? key : `${path}.${key}`) : []));
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? [{ path, key: path.split('.').at(-1) ?? '', value: String(value), isText: typeof value === 'string' }] : [];
}

/** A variable of a container: its name is the key of its value. */
function named(value: unknown, path: string): Leaf[] | undefined {
  if (!/\benv\[\d+\]$/.test(path) || !isMap(value) || typeof value['name'] !== 'string' || typeof value['value'] !== 'string') return undefined;
  return [{ path: `${path}.value`, key: value['name'], value: value['value'], isText: true }];
}
