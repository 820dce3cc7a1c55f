const MARK = '[redacted: ';

/** What stands in the place of something that was taken out. */
export function mark(what: string): string {
  return `${MARK}${what}]`;
}

/**
 * Whether a value is what stands in the place of another, for text passes more than one place where it is redacted: or begins so, for at a
 * space a value may have been taken for ended. One that only has something taken out is still a secret.
 */
export function isTakenOut(value: string): boolean {
  return value.replace(/^[\\"']*/, '').startsWith(MARK.trimEnd());
}
