import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { stepsOf } from '../../../../vocabulary/shell/path';

/** An object in a manifest. */
export interface FileObject {
  kind: string;
  name: string;
  value: unknown;
  /** Of a value, from 1; of what is not there, the first line of the object. */
  lineOf(path: string): number;
}

/** The objects of a manifest; those that are not YAML, or have no kind or name, are left out. */
export function fileObjects(content: string): FileObject[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(content, { lineCounter: lines });
  return Array.isArray(documents) ? documents.flatMap((document) => (document.errors.length > 0 ? [] : objectOf(document, lines))) : [];
}

function objectOf(document: Document, lines: LineCounter): FileObject[] {
  const value = document.toJS() as { kind?: unknown; metadata?: { name?: unknown } } | null;
  if (typeof value?.kind !== 'string' || typeof value.metadata?.name !== 'string') return [];
  const startOf = (node: unknown): number | undefined => (node as { range?: [number] } | null | undefined)?.range?.[0];
  const lineOf = (path: string): number => lines.linePos(startOf(document.getIn(stepsOf(path), true)) ?? startOf(document.contents) ?? 0).line;
  return [{ kind: value.kind, name: value.metadata.name, value, lineOf }];
}
