import { isMap } from '../../system/is-map';

/** In a pattern: something must be there, whatever it is. */
const ANY = '<any>';
/** The keys that name the items of lists, as Kubernetes merges them. */
const NAMES = ['name', 'key', 'containerPort', 'port', 'mountPath', 'ip', 'type', 'topologyKey'];

/** A place where a value is not as a pattern says. */
export interface Difference {
  /** `.spec.containers[name=web].image` */
  path: string;
  expected: string;
  /** Undefined if there is nothing. */
  seen: string | undefined;
}

/** Where a value does not contain a pattern: of maps, what the pattern names; of lists, the items that it names, in any order. */
export function differences(pattern: unknown, value: unknown, path = ''): Difference[] {
  if (pattern === ANY) return value === undefined || value === null ? [{ path, expected: ANY, seen: undefined }] : [];
  if (Array.isArray(pattern)) return Array.isArray(value) ? pattern.flatMap((item, index) => inList(item, index, value, path)) : [different(pattern, value, path)];
  if (isMap(pattern)) return isMap(value) ? Object.entries(pattern).flatMap(([key, inside]) => differences(inside, value[key], `${path}.${key}`)) : [different(pattern, value, path)];
  return same(pattern, value) ? [] : [different(pattern, value, path)];
}

function inList(item: unknown, index: number, list: readonly unknown[], path: string): Difference[] {
  const name = isMap(item) ? NAMES.find((key) => key in item && item[key] !== ANY && list.some((other) => isMap(other) && key in other)) : undefined;
  if (name !== undefined && isMap(item)) {
    const found = list.find((other) => isMap(other) && same(item[name], other[name]));
    const place = `${path}[${name}=${text(item[name])}]`;
    return found === undefined ? [different(item, `only ${list.flatMap((other) => (isMap(other) ? `${name}=${text(other[name])}` : [])).join(', ')}`, place)] : differences(item, found, place);
  }
  if (list.some((other) => differences(item, other).length === 0)) return [];
  const [there, place] = [list[index], `${path}[${index}]`];
  return isMap(item) && isMap(there) ? differences(item, there, place) : [different(item, there, place)];
}

/** YAML has numbers where Kubernetes has texts, and the other way round. */
function same(a: unknown, b: unknown): boolean {
  return b !== undefined && b !== null && text(a) === text(b);
}

function different(expected: unknown, seen: unknown, path: string): Difference {
  return { path, expected: text(expected), seen: seen === undefined || seen === null ? undefined : text(seen) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
