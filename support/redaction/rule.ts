import { isTakenOut, mark } from './mark';

/** One kind of secret, found by its own look or by the name beside it. */
export interface Rule {
  what: string;
  /** Every repetition is bounded or begins only at the start of a word, because a student's output may be long and arbitrary. */
  find: RegExp;
  /** @param found the match, with its groups @returns the text that replaces the whole match */
  put: (found: string, ...groups: string[]) => string;
}

/** The start of a word, also after an escaped line end in a string of JSON or of a program. */
export const START = String.raw`(?:(?<![\w-])|(?<=\\[nrt]))`;

/** A quote of JSON, also in JSON inside another string. */
export const Q = String.raw`\\{0,3}["']`;

/** An anchor or a tag before a YAML value. */
export const PROPERTIES = String.raw`(?:[&!][^\s&]{0,80}[ \t]{1,8}){0,2}`;

/** @param what kind of secret the value is */
export function unlessMarked(value: string, what: string): string {
  return isTakenOut(value) ? value : mark(what);
}
