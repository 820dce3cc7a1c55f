import { closest, distance } from 'fastest-levenshtein';
import { isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from 'yaml';
import { TaskFailed, type Mistake } from '../../errors/errors';
import { clientNode } from '../../platform/kubernetes/client-node';
import { fieldType, type Client, type FieldType } from './field-types';

/** A manifest as it was read. */
export interface Source {
  file: string;
  /** The whole file. */
  text: string;
  lines: LineCounter;
}

interface Manifest extends Source {
  client: Client;
}

interface Place {
  /** `spec.containers[0].args` */
  path: string;
  /** Its last part. */
  key: string;
  type: string;
}

/**
 * Compares each field of a manifest with the Kubernetes API, as the API server does in strict validation.
 * @param document of the source @param kind as the client calls it: `V1Pod` @throws TaskFailed naming the first field that does not exist or has the wrong type
 */
export async function checkFields(source: Source, document: Document, kind: string): Promise<void> {
  const mistake = fieldMistake(source, document, kind, await clientNode());
  if (mistake) throw new TaskFailed(mistake);
}

/** The first field that does not exist or has the wrong type. */
export function fieldMistake(source: Source, { contents }: Document, kind: string, client: Client): Mistake | undefined {
  return firstMistake({ ...source, client }, contents, { path: '', key: kind.replace(/^V\d+/, ''), type: kind });
}

function firstMistake(manifest: Manifest, node: Node | null | undefined, place: Place): Mistake | undefined {
  const type = fieldType(manifest.client, place.type);
  if (!node || type.kind === 'anything' || (isScalar(node) && node.value === null)) return undefined;
  // The value of an alias is checked at its anchor.
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  if (kindOf(node, type) !== type.kind) return otherKind(manifest, node, place, type);
  if (isSeq(node)) return first(node.items, (item, index) => firstMistake(manifest, item as Node, { path: `${place.path}[${index}]`, key: place.key, type: type.kind === 'list' ? type.of : '' }));
  if (isMap(node)) return first(node.items, (pair) => ofPair(manifest, pair as Pair<Node, Node | null>, place, type));
  return undefined;
}

/** Quantities may be numbers (`cpu: 1`), although the API describes them as strings. */
const QUANTITIES = new Set(['requests', 'limits', 'capacity', 'hard', 'overhead', 'sizeLimit', 'divisor']);

function ofPair(manifest: Manifest, { key, value }: Pair<Node, Node | null>, place: Place, type: FieldType): Mistake | undefined {
  const name = isScalar(key) ? String(key.value) : '';
  // `<<` merges another map.
  if (name === '<<') return undefined;
  const known = type.kind === 'map' ? (QUANTITIES.has(place.key) ? 'IntOrString' : type.of) : type.kind === 'object' ? type.fields.get(name) : undefined;
  if (known === undefined) return unknownField(manifest, key, name, place, type);
  return firstMistake(manifest, value, { path: place.path ? `${place.path}.${name}` : name, key: name, type: known });
}

/** The kind of a node; the type's own kind if the node may have it. */
function kindOf(node: Node, type: FieldType): FieldType['kind'] {
  if (isSeq(node)) return 'list';
  if (isMap(node)) return type.kind === 'map' ? 'map' : 'object';
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'number') return type.kind === 'text or number' ? type.kind : 'number';
  if (typeof value === 'boolean') return 'boolean';
  return type.kind === 'text or number' ? type.kind : 'text';
}

const NAMES: Record<FieldType['kind'], string> = { text: 'a string', number: 'a number', boolean: 'true or false', 'text or number': 'a string or a number', anything: 'anything', list: 'a list', map: 'a map', object: 'a map' };

function otherKind(manifest: Manifest, node: Node, { path, key }: Place, type: FieldType): Mistake | undefined {
  const { file } = manifest;
  const seen = sourceOf(manifest, node);
  const is = NAMES[kindOf(node, type)];
  const told = { reason: `In ${file}, ${path || key} is ${is}; Kubernetes expects ${NAMES[type.kind]}`, subject: `${file}:${lineOf(manifest, node)}, ${path || key}`, expected: NAMES[type.kind], seen, look: `cat -n ${file}` };
  if (type.kind === 'list' && isMap(node)) return { ...told, cause: `${key}-not-a-list`, next: `write a dash before the first line below ${key}, and indent the other lines to match: "- ${seen.split('\n')[0] ?? ''}"` };
  if (type.kind === 'list') return { ...told, cause: `${key}-not-a-list`, next: `write: ${key}: [${inQuotes(node)}]` };
  const isItem = path.endsWith(']');
  if (type.kind === 'text' && isScalar(node)) return { ...told, cause: `${key}-not-text`, next: isItem ? `write it in quotes: ${inQuotes(node)}, as in ${key}: [${inQuotes(node)}]` : `write: ${key}: ${inQuotes(node)}` };
  if (type.kind === 'number' && isScalar(node) && /^\d+$/.test(String(node.value))) return { ...told, cause: 'other-type', next: `write it without quotes: ${key}: ${String(node.value)}` };
  return { ...told, cause: 'other-type', next: `write ${key} as the lab shows it` };
}

/** The names that Docker and Compose give to fields of Kubernetes. */
const OF_DOCKER: Record<string, string> = { entrypoint: 'command', cmd: 'args', environment: 'env', restart: 'restartPolicy', expose: 'ports', container_name: 'name', working_dir: 'workingDir', workdir: 'workingDir' };

/** Suggests a field with the same or nearly the same name, here or at another level. */
function unknownField(manifest: Manifest, node: Node, name: string, place: Place, type: FieldType): Mistake {
  const { file } = manifest;
  const path = place.path ? `${place.path}.${name}` : name;
  const known = type.kind === 'object' ? [...type.fields.keys()] : [];
  const near = known.length > 0 ? closest(name.toLowerCase(), known) : '';
  const isSlip = near !== '' && distance(near.toLowerCase(), name.toLowerCase()) <= Math.min(2, name.length / 3);
  const told = { cause: 'unknown-field', reason: `${file} has the field ${path}, which does not exist`, subject: `${file}:${lineOf(manifest, node)}`, seen: name, look: `cat -n ${file}` };
  const renamed = OF_DOCKER[name.toLowerCase()];
  if (renamed && known.includes(renamed)) return { ...told, reason: `${file} has the field ${path}, which is Docker’s name for it; Kubernetes calls it ${renamed}`, expected: renamed, next: `write ${renamed} instead of ${name}` };
  if (isSlip) return { ...told, expected: near, next: `write ${near} instead of ${name}` };
  const [elsewhere] = levelsWith(manifest.client, name);
  return elsewhere ? { ...told, expected: elsewhere, next: `${name} belongs elsewhere: indent it so that it is ${elsewhere}` } : { ...told, next: `remove ${name}, or write it as the lab shows it` };
}

/** The levels of a Pod that have a field of this name. */
function levelsWith(client: Client, name: string): string[] {
  const levels: [string, string][] = [['metadata', 'V1ObjectMeta'], ['spec.containers[0]', 'V1Container'], ['spec', 'V1PodSpec'], ['', 'V1Pod'], ['spec.containers[0].ports[0]', 'V1ContainerPort'], ['spec.containers[0].env[0]', 'V1EnvVar'], ['spec.containers[0].resources', 'V1ResourceRequirements']];
  return levels.filter(([, type]) => has(fieldType(client, type), name)).map(([level]) => (level ? `${level}.${name}` : name));
}

function has(type: FieldType, name: string): boolean {
  return type.kind === 'object' && type.fields.has(name);
}

function inQuotes(node: Node): string {
  return isScalar(node) ? JSON.stringify(String(node.source ?? node.value)) : '';
}

function sourceOf({ text }: Manifest, { range }: Node): string {
  return range ? text.slice(range[0], range[1]).split('\n').slice(0, 3).join('\n') : '';
}

function lineOf({ lines }: Manifest, { range }: Node): number {
  return lines.linePos(range?.[0] ?? 0).line;
}

function first<T>(items: readonly T[], look: (item: T, index: number) => Mistake | undefined): Mistake | undefined {
  for (const [index, item] of items.entries()) {
    const mistake = look(item, index);
    if (mistake) return mistake;
  }
  return undefined;
}
