import { isAs } from '../../../vocabulary/shell/output';
import type { PlacedDifference } from '../result';
import { tablesIn, type Row } from '../shown/table';
import { placeOf, type SpecStep } from '../../specification/step';

/** The cells, columns and rows in which a table of an output differs from the one that a step expects; none if they are not tables. @param words the step's own, with two blanks between cells @param placeAt of a line of the output, from 0 */
export function tableDifferences(then: SpecStep, words: string, output: string, placeAt: (line: number) => string): PlacedDifference[] {
  const [names = [], ...wanted] = words.split('\n').map((line) => line.split('  '));
  const [table] = tablesIn(output);
  if (!then.text.startsWith('the output has the rows') || !table) return [];
  const columns = new Set(table.rows.flatMap(({ cells }) => [...cells.keys()]));
  const missing = names.filter((name) => !columns.has(name) && columns.size > 0);
  const stepPlace = (row: number): string => placeOf({ file: then.file, line: then.line + 1 + row });
  if (missing.length > 0) return missing.map((name) => ({ what: 'column', step: name, textPlace: placeAt(table.line), stepPlace: stepPlace(0) }));
  return wanted.flatMap((row, index) => rowDifferences(names, row, table.rows).map(({ seen, ...difference }) => ({ ...difference, textPlace: placeAt(seen?.line ?? table.line), stepPlace: stepPlace(index + 1) })));
}

/** Against the row of the same name; without one, against all of them together. */
function rowDifferences(names: readonly string[], wanted: readonly string[], rows: readonly Row[]): { what: string; text?: string; step?: string; seen?: Row }[] {
  const [key = ''] = wanted;
  const same = rows.filter(({ cells }) => isAs(cells.get(names[0] ?? ''), key));
  if (same.length === 0) return [{ what: 'row', step: key }];
  const found = same.map((seen) => names.flatMap((name, index) => {
    const [text, step] = [seen.cells.get(name), wanted[index] ?? ''];
    return isAs(text, step) ? [] : [{ what: `${name} of ${seen.cells.get(names[0] ?? '') ?? key}`, ...(text === undefined ? {} : { text }), step, seen }];
  }));
  // The row that was meant.
  return found.reduce((least, one) => (one.length < least.length ? one : least));
}
