import { quotable } from '../drafted';

/** The scalar values of maps, by their paths. */
export function leavesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return quotable(String(value)) && path !== '' ? [[path, String(value)]] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (/^[\w-]+$/.test(key) ? leavesOf(inner, path === '' ? key : `${path}.${key}`) : []));
}
