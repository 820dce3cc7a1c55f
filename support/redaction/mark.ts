const MARK = '[redacted: ';

/** What stands in the place of something that was taken out. */
export function mark(what: string): string {
  return `${MARK}${what}]`;
}

/** Whether a value is, or begins with, what stands in the place of another: at a space, a value may have been taken for ended. */
export function isTakenOut(value: string): boolean {
  return isMarked(value) || value.startsWith(MARK.trimEnd());
}

/** Text passes more than one place where it is redacted: what has been taken out is not taken out again. */
export function isMarked(text: string): boolean {
  return text.includes(MARK);
}
