import type { AnyObject } from '../../platform/kubernetes/cluster-api';

/** What a ConfigMap or a Secret holds; the values of a Secret as they are before their encoding. */
export function dataOf(object: AnyObject): Record<string, string> {
  const { data = {} } = object as { data?: Record<string, string> };
  if (object.kind !== 'Secret') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
}

/** Whether a value is another one in base64, as `base64` prints it, also with a newline at its end before. */
export function encodes(value: string, other: string): boolean {
  const text = value.replaceAll(/\s/g, '');
  return text !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').toString().trimEnd() === other.trimEnd();
}
