const HALF = 10_000;

/** A long text without its middle, with a note of how much is missing. */
export function truncate(text: string, half = HALF): string {
  if (text.length <= 2 * half) return text;
  return `${text.slice(0, half)}\n... ${text.length - 2 * half} characters left out ...\n${text.slice(-half)}`;
}

/** A log of at most `most` last lines, with a note if there may have been more. */
export function lastLines(log: string, most: number): string {
  if (log === '') return '(empty)';
  const lines = log.trimEnd().split('\n').length;
  return lines < most ? log : `... only the last ${most} lines ...\n${log}`;
}
