const HALF = 10_000;

/** A long text without its middle, with a note of how much is missing. */
export function truncate(text: string, half = HALF): string {
  if (text.length <= 2 * half) return text;
  return `${text.slice(0, half)}\n... ${text.length - 2 * half} characters left out ...\n${text.slice(-half)}`;
}

/** The regular expressions of redaction are too costly, and may throw, for a text of many million characters. */
const HALF_TO_REDACT = 1_000_000;

/** A very long text without its middle, before it is redacted. The second half begins with a whole line, because half a secret is not recognised. */
export function withoutMiddle(text: string): string {
  if (text.length <= 2 * HALF_TO_REDACT) return text;
  const [, ...lines] = text.slice(-HALF_TO_REDACT).split('\n');
  return `${text.slice(0, HALF_TO_REDACT)}\n... the middle is left out ...\n${lines.join('\n')}`;
}

/** A log of at most `most` last lines, with a note if there may have been more. */
export function lastLines(log: string, most: number): string {
  if (log === '') return '(empty)';
  const lines = log.trimEnd().split('\n').length;
  return lines < most ? log : `... only the last ${most} lines ...\n${log}`;
}
