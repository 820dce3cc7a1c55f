import { mark } from './mark';
import { isPlain, looksSecret } from './secret-names';

const KUBECONFIG = /^(?:client-key-data|client-certificate-data|certificate-authority-data)$/;

/** Data (as JSON has it) whose texts are redacted, and those under a name that looks secret left out; keys stay, so it keeps its shape. */
export function redactedData<T>(data: T, redact: (text: string) => string): T {
  return walk(data, redact) as T;
}

function walk(data: unknown, redact: (text: string) => string): unknown {
  if (typeof data === 'string') return redact(data);
  if (Array.isArray(data)) return data.map((one) => walk(one, redact));
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  const fields = data as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, isSecret(fields, key, value) ? mark(key) : secretData(fields, key, value) ?? walk(value, redact)]));
}

function isSecret({ name }: Record<string, unknown>, key: string, value: unknown): boolean {
  if (typeof value !== 'string' || isPlain(value)) return false;
  // As a Pod has its environment: { name, value }.
  if (key === 'value' && typeof name === 'string' && looksSecret(name)) return true;
  return looksSecret(key) || KUBECONFIG.test(key) || key === 'auth';
}

function secretData({ kind }: Record<string, unknown>, key: string, value: unknown): unknown {
  if (kind !== 'Secret' || (key !== 'data' && key !== 'stringData') || typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.keys(value).map((name) => [name, mark('Secret data')]));
}
