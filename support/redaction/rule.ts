import { isTakenOut, mark } from './mark';

/** One kind of secret, by its look or by the name beside it. */
export interface Rule {
  what: string;
  /** Every repetition is bounded, or begins only where a word does: a student's output may be long, and of any kind. */
  find: RegExp;
  /** @param found what was found, with its groups; the whole of it is replaced by what this returns */
  put: (found: string, ...groups: string[]) => string;
}

/** Where a word begins, also after a line's end as strings of JSON and of programs have it. */
export const START = String.raw`(?:(?<![\w-])|(?<=\\[nrt]))`;

/** Quoted as JSON has it, also where that JSON is a string of another one. */
export const Q = String.raw`\\{0,3}["']`;

/** What YAML may have before a value: an anchor, a tag. */
export const PROPERTIES = String.raw`(?:[&!][^\s&]{0,80}[ \t]{1,8}){0,2}`;

/** @param what was taken out, unless it was already */
export function unlessMarked(value: string, what: string): string {
  return isTakenOut(value) ? value : mark(what);
}
