import type { Row } from '../table';
import type { Made, Objects } from '../made';

/** Why a row of a table cannot be what kubectl prints; undefined if it can. */
export type Rule = (row: Row, made: Made, objects: Objects) => string | undefined;

/** A cell must have the value that an object gives it. @param wanted undefined if nobody knows */
export function equal(column: string, wanted: (made: Made, objects: Objects) => string | number | undefined): Rule {
  return ({ cells }, made, objects) => {
    const [seen, value] = [cells.get(column), wanted(made, objects)];
    return seen === undefined || seen === '' || value === undefined || seen === String(value) || /[$<{]/.test(String(value)) ? undefined : differs(column, seen, value, made);
  };
}

export function differs(column: string, seen: string | number, wanted: string | number, { place, kind, name }: Made): string {
  return `${column} is ${seen}, but ${place} makes ${kind.toLowerCase()} ${name} with ${wanted}`;
}

/** The two numbers of `1/2`. */
export function fraction(text: string | undefined): [is: number, of: number] | undefined {
  const [, is, of] = /^(\d+)\/(\d+)/.exec(text ?? '') ?? [];
  return is === undefined ? undefined : [Number(is), Number(of)];
}

export function numberIn(cells: ReadonlyMap<string, string>, column: string): number | undefined {
  const text = cells.get(column) ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What two numbers of a row cannot be at once. */
export function atMost(row: Row, column: string, most: number | undefined, why: string): string | undefined {
  const seen = numberIn(row.cells, column);
  return seen === undefined || most === undefined || seen <= most ? undefined : `${column} is ${seen}, but ${why} ${most}`;
}

export function atLeast(row: Row, column: string, least: number | undefined, why: string): string | undefined {
  const seen = numberIn(row.cells, column);
  return seen === undefined || least === undefined || seen >= least ? undefined : `${column} is ${seen}, but ${why} ${least}`;
}
