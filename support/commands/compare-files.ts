import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { lineInYaml } from '../system/files/line-in-yaml';
import { differences as missingIn } from '../vocabulary/objects/subset';
import { escaped } from '../system/escaped';
import { isMap } from '../system/is-map';

/** Where two files differ, with the line of each, from 1. */
export interface FileDifference {
  what: string;
  text?: string;
  fixture?: string;
  textLine: number;
  fixtureLine: number;
}

/** What differs between a file as the text shows it and as the lab has it. Of YAML and JSON, blanks, comments and the order of keys count for nothing. */
export function compareFiles(name: string, text: string, fixture: string): FileDifference[] {
  const [shown, own] = [read(name, text), read(name, fixture)];
  if (!shown || !own) return compareLines(text, fixture);
  const count = Math.max(shown.documents.length, own.documents.length);
  return Array.from({ length: count }, (_, index) => compareValues(valueOf(shown, index), valueOf(own, index), [])).flatMap((found, index) => found.map(({ path, text: one, fixture: other }) => {
    const what = path.length === 0 ? 'the object' : path.join('.');
    const [textLine, fixtureLine] = [lineOf(shown, index, path), lineOf(own, index, path)];
    const line = firstLine(one, other);
    if (line) return { ...line, what: `${what}, ${line.what}`, textLine: textLine + inBlock(shown, index, path, line.textLine), fixtureLine: fixtureLine + inBlock(own, index, path, line.fixtureLine) };
    return { what, ...(one === undefined ? {} : { text: asText(one) }), ...(other === undefined ? {} : { fixture: asText(other) }), textLine, fixtureLine };
  }));
}

/** Of two values with several lines, the first line that differs. */
function firstLine(one: unknown, other: unknown): FileDifference | undefined {
  return typeof one === 'string' && typeof other === 'string' && one.trim().includes('\n') && other.trim().includes('\n') ? compareLines(one, other)[0] : undefined;
}

/** How far below its key a line of a value stands: below `|`, each line of the value has one of the file. */
function inBlock({ documents }: Read, index: number, path: Path, line: number): number {
  const node = documents[index]?.getIn(path, true) as { type?: string } | undefined;
  return node?.type === 'BLOCK_LITERAL' ? line : 0;
}

/** What a part of a file has that the file has not; undefined if it is no YAML. */
export function missingFrom(part: string, file: string): string[] | undefined {
  return leastMissing(part, file, (whole) => [whole]);
}

/** The same of a part that may stand anywhere in the file: of a container, of a Pod's template. */
export function missingWithin(part: string, file: string): string[] | undefined {
  return leastMissing(part, file, mapsIn);
}

/** @param placesIn where in a document the part may stand */
function leastMissing(part: string, file: string, placesIn: (whole: unknown) => unknown[]): string[] | undefined {
  const [shown, own] = [read('part.yaml', part), read('file.yaml', file)];
  if (!shown || !own || typeof valueOf(shown, 0) !== 'object') return undefined;
  const tries = own.documents.flatMap((_, index) => placesIn(valueOf(own, index))).map((place) => missingOf(valueOf(shown, 0), place));
  return tries.sort((one, other) => one.length - other.length)[0];
}

function mapsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(mapsIn)];
  return isMap(value) ? [value, ...Object.values(value).flatMap(mapsIn)] : [];
}

function missingOf(part: unknown, whole: unknown): string[] {
  return missingIn(part, whole).map(({ path, expected, seen }) => `${path.replace(/^\./, '') || 'the object'}: ${shortened(expected)}, the file has ${shortened(seen ?? 'nothing')}`);
}

/** The kind and the name of the first object in a file: `Pod/web`. */
export function objectIn(text: string): string | undefined {
  const read_ = read('file.yaml', text);
  const value = read_ && (valueOf(read_, 0) as { kind?: unknown; metadata?: { name?: unknown } } | null);
  return typeof value?.kind === 'string' && typeof value.metadata?.name === 'string' ? `${value.kind}/${value.metadata.name}` : undefined;
}

interface Read {
  documents: Document[];
  lines: LineCounter;
}

function read(name: string, text: string): Read | undefined {
  if (!/\.(?:ya?ml|json)$/.test(name)) return undefined;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  return { documents: documents.filter(({ contents }) => contents !== null), lines };
}

function valueOf({ documents }: Read, index: number): unknown {
  return documents[index]?.toJS();
}

type Path = (string | number)[];

function compareValues(text: unknown, fixture: unknown, path: Path): { path: Path; text: unknown; fixture: unknown }[] {
  if (isMap(text) && isMap(fixture)) return [...new Set([...Object.keys(text), ...Object.keys(fixture)])].flatMap((key) => compareValues(text[key], fixture[key], [...path, key]));
  if (Array.isArray(text) && Array.isArray(fixture)) return Array.from({ length: Math.max(text.length, fixture.length) }, (_, index) => compareValues(text[index], fixture[index], [...path, index])).flat();
  return JSON.stringify(text) === JSON.stringify(fixture) || isFilledIn(text, fixture) ? [] : [{ path, text, fixture }];
}

/** `<image>:1.27`: whatever the reader writes for a placeholder of the text. */
function isFilledIn(text: unknown, fixture: unknown): boolean {
  if (typeof text !== 'string' || !/<[A-Za-z][\w. -]*>/.test(text) || (typeof fixture !== 'string' && typeof fixture !== 'number')) return false;
  return new RegExp(`^${text.split(/<[A-Za-z][\w. -]*>/).map((part) => escaped(part)).join('.+')}$`).test(String(fixture));
}

function lineOf({ documents, lines }: Read, index: number, path: Path): number {
  const document = documents[index];
  const [start] = (document?.contents as { range?: [number] } | null | undefined)?.range ?? [0];
  return lineInYaml(document, lines, path) ?? lines.linePos(start).line;
}

/** The first line that differs; blanks at the ends of lines and of the file count for nothing. */
function compareLines(text: string, fixture: string): FileDifference[] {
  const [shown, own] = [linesIn(text), linesIn(fixture)];
  const at = Array.from({ length: Math.max(shown.length, own.length) }, (_, index) => index).find((index) => shown[index] !== own[index]);
  if (at === undefined) return [];
  const [one, other] = [shown[at], own[at]];
  return [{ what: `line ${at + 1}`, ...(one === undefined ? {} : { text: one.trim() }), ...(other === undefined ? {} : { fixture: other.trim() }), textLine: Math.min(at + 1, shown.length), fixtureLine: Math.min(at + 1, own.length) }];
}

function linesIn(text: string): string[] {
  return text.trimEnd().split(/\r?\n/).map((line) => line.trimEnd());
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)} ...` : text;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
