import { isMap } from '../../../system/is-map';
import { parse } from 'yaml';
import type { Block, Change, Command } from '../../../text/lab-text';
import { remarksAround } from '../outputs/said-to-fail';
import { stepsOf } from '../../../vocabulary/shell/path';
import { setAt } from '../../../vocabulary/objects/set-at';
import { quotable, type Drafted } from '../drafted';
import { WORKLOADS } from '../lines/kinds';
import type { Manifest } from '../objects/object-claims';
import type { State } from '../state';
import { asEdit, effectsOfEdit } from './edited-object';

const VERBS = '(?:change|replace|set|edit|modify|update|increase|decrease|bump|scale)';
const KEY = '[`"\']?([A-Za-z][\\w.-]*)[`"\']?';
const VALUE = '[`"\']?([^\\s`"\',;()]+)[`"\']?';
/** `# change bread from "3" to "5"`, `# replicas: 3 → 5`, `# set replicas to 5`, `# Change: resources.requests.storage: 2Gi` */
const SAID: readonly RegExp[] = [
  new RegExp(`\\b${VERBS}\\b:?\\s+(?:the\\s+)?(?:value\\s+of\\s+)?${KEY}(?:\\s+field)?\\s+from\\s+${VALUE}\\s+to\\s+${VALUE}`, 'i'),
  new RegExp(`(?:^|\\b(?:${VERBS}|locate|find)\\b:?\\s+(?:the\\s+)?)${KEY}:\\s*${VALUE}\\s*(?:and\\s+${VERBS}\\s+it\\s+)?(?:to|with|->|=>|→)\\s*[\`"']?(?:[\\w.-]+:\\s*)?${VALUE}\\s*$`, 'i'),
  new RegExp(`\\b${VERBS}\\b:?\\s+(?:the\\s+)?${KEY}(?:\\s*(?:to|=)\\s*|:\\s+)()${VALUE}(?=\\s*(?:$|[,;(.]))`, 'i'),
];

/** What comments right below a line, or right above it, say that its reader changes of the object in the editor. */
export function changeInRemarks(block: Block, command: Command): Change | undefined {
  const { above, below } = remarksAround(block, command);
  const plain = (remark: string): string => remark.replace(/^\s*#+\s*/, '');
  return [...below.map(plain), above.map(plain).join(' ')].flatMap((remark) => {
    const [, key = '', from = '', to = ''] = SAID.map((form) => form.exec(remark)).find((found) => found !== null) ?? [];
    const name = key.split('.').at(-1) ?? key;
    return key === '' || to === '' ? [] : [{ from: from === '' ? name : `${name}: ${from}`, to }];
  })[0];
}

/** The line that opens an object in an editor, with what the sentences below have the reader change: as a table, where that is one value of the object. */
export function withChangeInWords(drafted: readonly Drafted[], { change }: Pick<Block, 'change'>, state: State): Drafted[] {
  const { edited } = state;
  const last = drafted.at(-1);
  const place = change && edited?.object && placeOf(edited.object, change);
  if (!last || !place || !edited || last.outcome !== 'todo' || last.line !== edited.line) return [...drafted];
  for (const [object, line] of state.open) if (line === edited.line) state.open.delete(object);
  const effects = effectsOfEdit(edited);
  for (const { object } of effects) state.touched.add(object);
  return [...drafted.slice(0, -1), { ...last, lines: asEdit(edited.called, [place]), outcome: 'sentence', effects: [...effects, ...(place[0] === 'spec.replicas' ? effects.map((effect) => ({ ...effect, aspect: 'replicas' as const })) : [])] }];
}

/** An object as it is once its reader has changed one value of it. */
export function withChange(object: Manifest, change: Change): Manifest {
  const [path, value] = placeOf(object, change) ?? [];
  if (path === undefined) return object;
  const changed = structuredClone(object);
  setAt(changed, path, value ?? '');
  return changed;
}

/** The path of the only value that is meant, and what stands there then. `from` is a key, a value, or both: `replicas: 3`. */
function placeOf(object: Manifest, { from, to }: Change): [string, string] | undefined {
  const [, key, before = ''] = /^([A-Za-z][\w-]*):(?:\s+(\S.*))?$/.exec(from) ?? [];
  const value = unquoted(to.replace(/^[A-Za-z][\w-]*:\s+/, ''));
  if (!quotable(value) || /[|:]\s*$/.test(value)) return undefined;
  const all = valuesIn(object, '');
  const name = key ?? from;
  const ofKey = all.filter(([path]) => path.split('.').at(-1) === name);
  const found = ofKey.length > 0 || key !== undefined ? ofKey : all.filter(([, text]) => text === unquoted(from));
  const only = found.length === 1 ? found : found.filter(([, text]) => before !== '' && text === unquoted(before));
  if (only.length === 1 && only[0]) return [only[0][0], asWritten(value, getAt(object, only[0][0]))];
  return found.length === 0 && name === 'replicas' && WORKLOADS.has(object.kind) && object.kind !== 'DaemonSet' ? ['spec.replicas', value] : undefined;
}

/** What was a text stays one, as YAML writes it. */
function asWritten(value: string, before: unknown): string {
  return typeof before === 'string' && typeof parse(value) !== 'string' ? `"${value}"` : value;
}

function getAt(object: Manifest, path: string): unknown {
  return stepsOf(path).reduce((value: unknown, step) => (isMap(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[step] : undefined), object);
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function valuesIn(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => valuesIn(inner, `${path}[${index}]`));
  if (isMap(value)) return Object.entries(value).flatMap(([key, inner]) => (/^[\w-]+$/.test(key) ? valuesIn(inner, path === '' ? key : `${path}.${key}`) : []));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[path, String(value)]] : [];
}
