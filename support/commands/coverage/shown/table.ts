/** A table as kubectl prints it. */
export interface Table {
  /** Of the output, from 0. */
  line: number;
  rows: Row[];
  /** Whether the text leaves rows out. */
  isShortened: boolean;
}

export interface Row {
  /** Of the output, from 0. */
  line: number;
  /** Of `deployment.apps/web`: `deployment.apps`. */
  kind?: string;
  namespace?: string;
  name: string;
  /** By their columns. */
  cells: ReadonlyMap<string, string>;
}

const HEADING = /^\s*(?:NAMESPACE\s+)?(?:NAME|REVISION)(?:\s|$)/;
const LEFT_OUT = /^\s*(?:\.{2,}|…|\[\.{3}\]|<.*>)\s*$/;

/** The tables of an output, one below the other. */
export function tablesIn(output: string): Table[] {
  const lines = output.split('\n');
  const headings = lines.flatMap((text, line) => (HEADING.test(text) ? [line] : []));
  return headings.map((line, index) => {
    const own = lines.slice(line + 1, headings[index + 1]);
    const end = own.findIndex((text) => text.trim() === '');
    const below = own.slice(0, end < 0 ? undefined : end);
    return { line, rows: below.flatMap((text, at) => rowOf(text, lines[line] ?? '', line + 1 + at) ?? []), isShortened: below.some((text) => LEFT_OUT.test(text)) };
  });
}

function rowOf(text: string, heading: string, line: number): Row | undefined {
  if (text.trim() === '' || LEFT_OUT.test(text)) return undefined;
  const cells = cellsOf(text, heading);
  const [kind, name] = (cells.get('NAME') ?? '').includes('/') ? (cells.get('NAME') ?? '').split('/') : [undefined, cells.get('NAME')];
  const namespace = cells.get('NAMESPACE');
  return { line, name: name ?? '', cells, ...(kind === undefined ? {} : { kind }), ...(namespace === undefined ? {} : { namespace }) };
}

/** By the blanks between them; by the places of the columns, if some cells of a row are empty. */
function cellsOf(text: string, heading: string): Map<string, string> {
  const places = [...heading.matchAll(/\S+(?: \S+)*/g)].map(({ 0: name, index }) => ({ name, index }));
  const words = text.trim().split(/\s{2,}|\t/);
  if (words.length === places.length) return new Map(places.map(({ name }, index) => [name, words[index] ?? '']));
  const cells = places.map(({ name, index }, at): [string, string] => [name, text.slice(index, places[at + 1]?.index).trim()]);
  // What does not stand below its column is not known.
  const areInPlace = places.every(({ index }) => index === 0 || (text[index - 1] ?? ' ') === ' ');
  return new Map(areInPlace ? cells : cells.slice(0, 1));
}
