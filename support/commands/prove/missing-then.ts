import { parse } from 'yaml';
import type { AnyObject } from '../../platform/kubernetes/cluster-api';
import { inWords } from '../../platform/kubernetes/kinds';
import { isOfEngine } from './object-kinds';
import type { Snapshot } from './snapshot';

const LONGEST = 80;
const KEYED = new Set(['ConfigMap', 'Secret']);
const DATA = /^data(?:\.([\w-]+)|\['([^']+)'\])$/;

/** The Then that would notice that something is not as the lab's own way leaves it; undefined if the objects do not show it. @param own after the task, done as the lab shows it @param now done in another way @param end once all tasks are done: what a later task changes, no Then of this one can say */
export function missingThen(own: Snapshot, now: Snapshot, end: Snapshot): string | undefined {
  const differing = [...own].find(([name, text]) => now.get(name) !== text);
  if (!differing) return undefined;
  const [name, text] = differing;
  const object = parse(text) as AnyObject;
  if (isOfEngine(object)) return undefined;
  const called = `${inWords({ kind: object.kind ?? '' })} "${object.metadata?.name ?? ''}"`;
  const there = now.get(name);
  if (there === undefined) return `${called} exists`;
  const seen = leavesOf(parse(there) as unknown);
  const later = end.get(name);
  const lasts = later === undefined ? undefined : leavesOf(parse(later) as unknown);
  const [path, value] = [...leavesOf(object)].find(([one, expected]) => seen.get(one) !== expected && (lasts === undefined || lasts.get(one) === expected)) ?? [];
  if (path === undefined || value === undefined) return undefined;
  const key = KEYED.has(object.kind ?? '') ? DATA.exec(path)?.slice(1).find(Boolean) : undefined;
  if (key !== undefined && !seen.has(path)) return `${called} has the key "${key}"`;
  const written = object.kind === 'Secret' && key !== undefined ? Buffer.from(value, 'base64').toString() : value;
  if (key !== undefined && isShort(written.trimEnd())) return `${called} has the key "${key}" with the value "${written.trimEnd()}"`;
  return isShort(value) ? `"${path}" of ${called} is "${value}"` : `"${path}" of ${called} matches "..."`;
}

function isShort(text: string): boolean {
  return text.length <= LONGEST && !/["\n]/.test(text);
}

/** Each value that holds no others, by its path, as the Thens write it. */
function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  const inside = Array.isArray(value) ? value.map((item, index): [string, unknown] => [`${path}[${index}]`, item]) : Object.entries(value).map(([key, item]): [string, unknown] => [/^[\w-]+$/.test(key) ? `${path}${path === '' ? '' : '.'}${key}` : `${path}['${key}']`, item]);
  return new Map(inside.flatMap(([at, item]) => [...leavesOf(item, at)]));
}
