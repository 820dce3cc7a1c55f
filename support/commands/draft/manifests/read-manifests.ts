import { parse, parseAllDocuments } from 'yaml';
import type { Manifest } from '../objects/object-claims';

/** The objects of a file of manifests, those of lists among them; none if it is not one. */
export function manifestsIn(text: string): Manifest[] {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'error' });
    const values = (Array.isArray(documents) ? documents : []).flatMap((document) => (document.errors.length > 0 ? [] : [document.toJS() as unknown]));
    return values.flatMap(objectsOf);
  } catch {
    // Templates are not YAML.
    return [];
  }
}

/** What a document says; undefined if it names what stands nowhere in it: `*rye`. */
export function valueOf(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** A text as YAML writes it: in quotes where it would be something else, such as a number. */
export function asText(text: string): string {
  return typeof parsedOrNot(text) === 'string' ? text : `"${text}"`;
}

/** The value of a text of YAML; undefined if it is several documents, or a template. */
export function parsedOrNot(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function objectsOf(value: unknown): Manifest[] {
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Partial<Manifest> & { items?: unknown };
  if (Array.isArray(object.items) && object.kind?.endsWith('List')) return (object.items as unknown[]).flatMap(objectsOf);
  // A text may show a manifest that is wrong.
  if (typeof object.kind !== 'string' || typeof object.apiVersion !== 'string' || (object.metadata !== undefined && (typeof object.metadata !== 'object' || object.metadata === null))) return [];
  const { name } = object.metadata ?? {};
  const isNamed = name === undefined || typeof name === 'string';
  return isNamed && isMapOrNone(object.spec) && isMapOrNone(object.data) ? [{ ...(withoutEmptyNamespace(object as Manifest)), spec: object.spec ?? {}, data: object.data ?? {} }] : [];
}

/** `namespace:` without a value is none. */
function withoutEmptyNamespace(object: Manifest): Manifest {
  const { namespace, ...rest } = (object.metadata ?? {}) as { namespace?: string | null };
  return object.metadata === undefined || (namespace ?? '') !== '' ? object : { ...object, metadata: rest };
}

function isMapOrNone(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
}
