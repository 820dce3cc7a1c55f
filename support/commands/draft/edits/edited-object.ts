import { parse, stringify } from 'yaml';
import { quotable, then, when, type Effect, type Line } from '../drafted';
import { leavesOf } from '../manifests/leaves';
import { withFittingFragment } from '../manifests/merge-fragment';
import { asText, manifestsIn, parsedOrNot } from '../manifests/read-manifests';
import type { Block } from '../../../text/lab-text';
import type { State } from '../state';
import { keyOf, type Manifest } from '../objects/object-claims';
import { isMap } from '../../../system/is-map';

/** The object that the reader has in an editor. */
export interface Edited {
  /** `deployment "web"` */
  called: string;
  line: number;
  /** As lines before have made it, if it is known. */
  object?: Manifest | undefined;
  /** What the text says around the line. */
  words?: readonly string[];
}

/** `kubectl edit` with the fragment that the text shows below it, as a table. @returns undefined if the fragment has no place in the object, or has values in lists and the object is not known */
export function editOf({ called, object }: Edited, fragment: string): Line[] | undefined {
  const whole = asData(called, fragment);
  const changes = object && isKnown(object) ? changesOf(object, whole).filter(([path]) => !isOfServer(path)) : leavesOf(ofRoot(parsedOrNot(whole)));
  return changes.length === 0 ? undefined : asEdit(called, changes);
}

/** Options of a line alone say less than what an object is. */
function isKnown(object: Manifest): boolean {
  return Object.keys(object).some((key) => !/^(?:apiVersion|kind|metadata)$/.test(key));
}

/** Whether a block may show what changes of the object that the reader has in an editor. */
export function showsChange(block: Block, { edited }: Pick<State, 'edited'>): boolean {
  return edited !== undefined && (block.kind === 'fragment' || isOfEdited(block, edited));
}

/** A manifest of the object, as the editor shows it, or parts of it: `kind: Service`, and no name. */
export function isOfEdited(block: Block, edited: Edited | undefined): boolean {
  if (block.kind !== 'file' || block.name !== undefined || edited?.object === undefined) return false;
  const { kind, metadata: { name } = {} } = edited.object;
  const [shown, ...others] = manifestsIn(block.text);
  return shown?.kind === kind && others.length === 0 && (shown.metadata?.name ?? name) === name;
}

/** Of an object that is not known, nobody knows where a part without its root belongs. */
function ofRoot(part: unknown): unknown {
  return isMap(part) && Object.keys(part).every((key) => /^(?:spec|metadata|data|stringData|type|rules|subjects|roleRef|apiVersion|kind)$/.test(key)) ? part : undefined;
}

/** The keys of a config map alone, as its reader sees them in the editor. */
function asData(called: string, fragment: string): string {
  const shown = parsedOrNot(fragment);
  const isData = called.startsWith('config map ') && isMap(shown) && !['data', 'metadata', 'kind'].some((key) => key in shown) && Object.values(shown).every((value) => !isMap(value));
  return isData ? stringify({ data: shown }) : fragment;
}

/** An edit as a table of paths and values. */
export function asEdit(called: string, said: [string, string][]): Line[] {
  // The data of a config map are texts, also where a page leaves out their quotes.
  const changes = said.map(([path, value]): [string, string] => [path, called.startsWith('config map ') && path.startsWith('data.') && value !== 'null' ? asText(value) : value]);
  const scalars = changes.filter(([, value]) => !/^[[{]|^null$/.test(value));
  return [when(`I edit ${called} so that`, { table: changes }), ...scalars.slice(0, 3).map(([path, value]) => then(`"${path}" of ${called} is "${value.replace(/^"(.*)"$/, '$1')}"`))];
}

/** What the edit does to the object. */
export function effectsOfEdit({ object }: Edited): Effect[] {
  return object ? [{ object: keyOf(object.kind, object.metadata?.name ?? ''), does: 'changes', aspect: 'template' }] : [];
}

/** By their paths, the values that the fragment changes. */
function changesOf(object: Manifest, fragment: string): [string, string][] {
  const merged = withFittingFragment(stringify(object), fragment);
  return merged === undefined ? [] : differences(object, parse(merged), '');
}

/** What the API server keeps of an object itself: an editor shows it, and nobody changes it. */
function isOfServer(path: string): boolean {
  return /^(?:apiVersion|kind|status|metadata\.(?!labels\b|annotations\b))|^spec\.(?:clusterIPs?|ipFamil\w+|internalTrafficPolicy|sessionAffinity)\b/.test(path);
}

/** What the fragment excludes: `httpGet` of a probe that has a command now. */
function removedKeys(before: object, after: object, path: string): [string, string][] {
  return Object.keys(before).filter((key) => !(key in after) && /^[\w-]+$/.test(key)).map((key) => [within(path, key), 'null']);
}

function within(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function differences(before: unknown, after: unknown, path: string): [string, string][] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isMap(before) && isMap(after) && Object.keys(after).every((key) => /^[\w-]+$/.test(key))) return [...removedKeys(before, after, path), ...Object.entries(after).flatMap(([key, value]) => differences(before[key], value, within(path, key)))];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) return after.flatMap((value, index) => differences(before[index], value, `${path}[${index}]`));
  const text = typeof after === 'string' ? after : JSON.stringify(after);
  return path === '' || /[|\\\n]/.test(text) || (typeof after !== 'object' && !quotable(text)) ? [] : [[path, text]];
}
