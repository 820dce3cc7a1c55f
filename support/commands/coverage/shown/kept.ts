import { valueAt, type Made } from './made';

/** What a ConfigMap or a Secret keeps under a key, as programs read it: manifests of Secrets have it in base64, lines as it is. Undefined if nobody knows. */
export function keptAt({ kind, value }: Made, key: string): string | undefined {
  const [plain, data] = [valueAt(value, 'stringData', key), valueAt(value, 'data', key)];
  if (kind === 'Secret' && typeof plain === 'string') return plain;
  if (typeof data !== 'string') return undefined;
  return kind === 'Secret' && value?.apiVersion !== undefined ? Buffer.from(data, 'base64').toString() : data;
}
