import { distance } from 'fastest-levenshtein';
import type { LabText, TextTask } from '../../text/lab-text';
import { meansSame } from '../../vocabulary/lines/compare';
import type { Specification } from '../specification/specification';
import type { TextPart } from './text/text-items';

/** Less than this, and two tasks are not the same one. */
const LEAST = 0.5;

/**
 * The lab's task of each task of a text, by their ids. Marks say it; without them, titles, commands and the order do: a text may begin with something that
 * is no task of the lab. @param isMarked whether the text has marks
 */
export function alignTasks({ tasks }: LabText, parts: ReadonlyMap<number | undefined, TextPart>, specification: Specification, isMarked: boolean): Map<number, number> {
  if (isMarked) return new Map(tasks.filter(({ id }) => specification.lab.tasks.some((task) => task.id === id)).map(({ id }) => [id, id]));
  const own = specification.lab.tasks;
  const likes = tasks.map((task, row) => own.map(({ id, title }, column) => likenessOf(task, parts.get(task.id), { id, title }, specification) + (row === column ? 0.6 : 0)));
  return new Map(best(likes).map(([row, column]) => [tasks[row]?.id ?? 0, own[column]?.id ?? 0]));
}

function likenessOf({ title }: TextTask, part: TextPart | undefined, own: { id: number; title: string }, { steps }: Specification): number {
  const [one, other] = [plain(title), plain(own.title)];
  const sameTitle = 1 - distance(one, other) / Math.max(one.length, other.length, 1);
  const statements = part?.commands.flatMap((command) => command.statements) ?? [];
  const typed = steps.filter(({ task, keyword }) => task === own.id && keyword !== 'Given').flatMap((step) => step.statements);
  const equal = statements.filter((statement) => typed.some((other) => meansSame(statement, other))).length;
  const files = part?.files.filter(({ name }) => steps.some(({ task, writes }) => task === own.id && writes?.name === name)).length ?? 0;
  return (sameTitle > 0.6 ? sameTitle * 2 : 0) + ((equal + files) / Math.max(1, statements.length + (part?.files.length ?? 0))) * 2;
}

/** Without the number that a heading begins with. */
function plain(title: string): string {
  return title.toLowerCase().replace(/^(?:(?:step|task|exercise|lab|part)\s*)?\d*[.:)]?\s*/, '').replaceAll(/[^a-z0-9 ]/g, '');
}

/** The pairs, in the order of both, that are most alike together. */
function best(likes: readonly (readonly number[])[]): [number, number][] {
  const width = likes[0]?.length ?? 0;
  const sums = Array.from({ length: likes.length + 1 }, () => Array<number>(width + 1).fill(0));
  const at = (table: readonly (readonly number[])[], row: number, column: number): number => table[row]?.[column] ?? 0;
  const joins = (row: number, column: number): number => (at(likes, row, column) >= LEAST ? at(likes, row, column) + at(sums, row + 1, column + 1) : -1);
  for (let row = likes.length - 1; row >= 0; row--) {
    for (let column = width - 1; column >= 0; column--) (sums[row] as number[])[column] = Math.max(joins(row, column), at(sums, row + 1, column), at(sums, row, column + 1));
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < likes.length && column < width; ) {
    if (joins(row, column) === at(sums, row, column)) pairs.push([row++, column++]);
    else if (at(sums, row + 1, column) >= at(sums, row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
