const MARK = '[redacted: ';

/** The text that replaces a secret. */
export function mark(what: string): string {
  return `${MARK}${what}]`;
}

/**
 * Whether a value is a mark, because text may be redacted more than once. It may also just begin with one: an earlier rule may have ended
 * the value at a space. A value with a mark elsewhere is still a secret.
 */
export function isTakenOut(value: string): boolean {
  return value.replace(/^[\\"']*/, '').startsWith(MARK.trimEnd());
}
