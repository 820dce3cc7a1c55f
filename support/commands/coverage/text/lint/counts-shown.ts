import { tablesIn } from '../../shown/table';

const COUNTING = /^(?:READY|UP-TO-DATE|AVAILABLE|DESIRED|CURRENT|COMPLETIONS|MINPODS|MAXPODS|REPLICAS|ACTIVE|SUCCESSFUL|ENDPOINTS)$/;
/** Not a part of a version, a time, a tag or a name. */
const WHOLE = /(?<![\w.:/-])\d+(?![\w:-]|\.\d)/g;

/** Numbers that an output counts with: of rows, and in them. */
export function countsShown(output: string): string[] {
  const tables = tablesIn(output);
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells].flatMap(([column, cell]) => (COUNTING.test(column) ? cell.split('/') : []))));
  const words = tables.length > 0 ? [] : [...output.matchAll(WHOLE)].map(([number]) => number);
  return [...tables.map(({ rows }) => String(rows.length)), ...cells, ...words];
}
