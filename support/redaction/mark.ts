const MARK = '[redacted: ';

/** What stands in the place of something that was taken out. */
export function mark(what: string): string {
  return `${MARK}${what}]`;
}

/** Text passes more than one place where it is redacted: what has been taken out is not taken out again. */
export function isMarked(text: string): boolean {
  return text.includes(MARK);
}
