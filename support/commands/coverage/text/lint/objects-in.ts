import { parseAllDocuments } from 'yaml';

export interface FoundObject {
  kind: string;
  name: string;
}

/** The objects of manifests; none if the text is no YAML. */
export function objectsIn(text: string): FoundObject[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document): FoundObject[] => {
    if (document.errors.length > 0) return [];
    const value = document.toJS() as { kind?: unknown; metadata?: { name?: unknown }; items?: unknown[] } | null;
    const all = Array.isArray(value?.items) ? (value.items as { kind?: unknown; metadata?: { name?: unknown } }[]) : [value];
    return all.flatMap((one) => (typeof one?.kind === 'string' && typeof one.metadata?.name === 'string' ? [{ kind: one.kind, name: one.metadata.name }] : []));
  });
}
