import { mark } from './mark';
import { isKubeconfigData, isPlain, isSecretVariable, looksSecret } from './secret-names';

const AUTHORIZATION = /^(?:proxy-)?authorization$/i;
const COOKIE = /^(?:set-)?cookie$/i;

/** JSON data with redacted texts, and with marks in place of the values of names that look secret. Keys stay, so the data keeps its shape. */
export function redactedData<T>(data: T, redact: (text: string) => string): T {
  return walk(data, redact) as T;
}

/** @param itemOf the kind of an object without a kind of its own: the items of a SecretList are Secrets */
function walk(data: unknown, redact: (text: string) => string, itemOf?: string): unknown {
  if (typeof data === 'string') return redact(data);
  if (Array.isArray(data)) return data.map((one) => walk(one, redact, itemOf));
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  const fields = data as Record<string, unknown>;
  const { kind = itemOf } = fields;
  const told = (key: string, value: unknown): unknown => {
    if (isSecret(fields, key, value)) return mark(key);
    if (kind === 'Secret' && isSecretData(key, value)) return Object.fromEntries(Object.keys(value).map((name) => [name, mark('Secret data')]));
    if (Array.isArray(value) && (COOKIE.test(key) || AUTHORIZATION.test(key) || looksSecret(key))) return value.map((one) => (typeof one === 'string' && !isPlain(one) ? mark(key) : walk(one, redact)));
    return walk(value, redact, kind === 'SecretList' && key === 'items' ? 'Secret' : undefined);
  };
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, told(key, value)]));
}

function isSecret({ name }: Record<string, unknown>, key: string, value: unknown): boolean {
  if (typeof value !== 'string' || isPlain(value)) return false;
  // The environment of a Pod: { name, value }.
  if (key === 'value' && typeof name === 'string' && isSecretVariable(name, value)) return true;
  return looksSecret(key) || isKubeconfigData(key) || key === 'auth' || AUTHORIZATION.test(key) || (COOKIE.test(key) && value.includes('='));
}

function isSecretData(key: string, value: unknown): value is object {
  return (key === 'data' || key === 'stringData') && typeof value === 'object' && value !== null;
}
