import { isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, visit, type Document, type Node, type Pair } from 'yaml';
import { kindOfValue, otherValue } from './other-value';

/** A change of one file. */
export interface FileChange {
  kind: string;
  title: string;
  line: number;
  text: string;
}

/** A manifest with one value changed, one key left out, or one object left out: all such changes. Nothing for a file that is not YAML. */
export function changesOfManifest(text: string): FileChange[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents) || documents.some(({ errors, contents }) => errors.length > 0 || !isMap(contents))) return [];
  const changes = documents.map((document, index) => changesOf({ document, index, text, lines }));
  if (documents.length < 2) return changes.flat();
  const named = changes.flatMap((own, index) => own.map((change) => ({ ...change, title: `${objectIn(documents[index])}: ${change.title}` })));
  return [...named, ...documents.map((document, index) => without(documents as Document[], index, lines))];
}

/** Without these, the API refuses the file: that proves nothing. */
const REQUIRED = new Set(['metadata', 'spec', 'template', 'jobTemplate', 'containers', 'matchLabels']);

interface Read {
  document: Document;
  index: number;
  text: string;
  lines: LineCounter;
}

function changesOf({ document, index, text, lines }: Read): FileChange[] {
  const changes: FileChange[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || !node.range || isSleep(key, ancestors.at(-1))) return;
      const path = pathOf(ancestors, node);
      const kind = kindOfValue(path, node.value);
      const other = kind && otherValue(kind, node.value);
      if (kind === undefined || other === undefined) return;
      const [start, end] = node.range;
      const written = typeof node.value === 'string' && node.type !== 'PLAIN' ? JSON.stringify(other) : other;
      changes.push({ kind, title: `${shown(path)}: ${short(other)}`, line: lines.linePos(start).line, text: `${text.slice(0, start)}${written}${node.type?.startsWith('BLOCK') ? '\n' : ''}${text.slice(end)}` });
    },
    Pair(_, pair, ancestors) {
      const left = withoutPair({ document, index, text, lines }, pair, ancestors as Node[]);
      if (left) changes.push(left);
    },
  });
  return changes;
}

/** How long something sleeps is no matter. */
function isSleep(key: unknown, list: unknown): boolean {
  const before = typeof key === 'number' && isSeq(list) ? list.items[key - 1] : undefined;
  return isScalar(before) && before.value === 'sleep';
}

/** The same file without one key, and what is below it. */
function withoutPair({ index, text, lines }: Read, pair: Pair, ancestors: readonly Node[]): FileChange | undefined {
  const path = [...pathOf(ancestors, pair), String((pair.key as { value?: unknown }).value)];
  const { range } = pair.key as { range?: [number, number, number] };
  if (!range || kindOfValue(path, isScalar(pair.value) ? pair.value.value : undefined) === undefined || REQUIRED.has(String(path.at(-1))) || path.length < 2) return undefined;
  const all = parseAllDocuments(text) as Document[];
  all[index]?.deleteIn(path);
  return { kind: 'left out', title: `without ${shown(path)}`, line: lines.linePos(range[0]).line, text: all.map(String).join('') };
}

function without(documents: readonly Document[], index: number, lines: LineCounter): FileChange {
  const start = documents[index]?.contents?.range?.[0] ?? 0;
  return { kind: 'left out', title: `without ${objectIn(documents[index])}`, line: lines.linePos(start).line, text: documents.filter((_, other) => other !== index).map((one) => String(one).replace(/^---\n/, '')).join('---\n') };
}

/** `Pod web` */
function objectIn(document: Document | undefined): string {
  const { kind, metadata } = (document?.toJS() ?? {}) as { kind?: string; metadata?: { name?: string } };
  return `${kind ?? 'object'} ${metadata?.name ?? ''}`;
}

/** @param node the last step of the path; for a value in a list, its position */
function pathOf(ancestors: readonly unknown[], node: unknown): (string | number)[] {
  const all = [...ancestors, node];
  return all.flatMap((one, at): (string | number)[] => {
    if (isPair(one) && at < all.length - 1) return isScalar(one.key) ? [String(one.key.value)] : [];
    const items = (all[at - 1] as { items?: unknown[] } | undefined)?.items;
    return items && !isPair(one) && at > 0 ? [items.indexOf(one)] : [];
  });
}

function shown(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `...${line.slice(-57)}` : line;
}
