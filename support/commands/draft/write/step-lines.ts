import { NOT_IN_TEXT } from '../../specification/remarks';
import { isStep, type Comment, type Line, type Step } from '../drafted';

/** Steps and comments as a feature has them, without their indent: a keyword that is the one before is written And. */
export function stepLines(lines: readonly Line[]): string[] {
  let last = '';
  return lines.flatMap((line) => {
    if (!isStep(line)) return [`# ${line.comment}`.trimEnd()];
    const keyword = line.keyword === last ? 'And' : line.keyword;
    last = line.keyword;
    return [...(line.added === undefined ? [] : [`# ${NOT_IN_TEXT} ${line.added}`]), `${keyword} ${line.text}`, ...below(line)];
  });
}

/** Steps that wait for an answer: they are taken in by removing the signs before them. */
export function commentedOut(lines: readonly Line[]): Comment[] {
  return stepLines(lines).map((text) => ({ comment: `  ${text}` }));
}

function below({ docString, table }: Step): string[] {
  if (docString !== undefined) return ['  """', ...docString.split('\n').map((line) => `  ${line.replaceAll('"""', '\\"\\"\\"')}`.trimEnd()), '  """'];
  if (!table) return [];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => `  | ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
}
