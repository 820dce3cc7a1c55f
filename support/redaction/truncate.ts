const HALF = 10_000;

/** A long text without its middle, and a note of how much that was. */
export function truncate(text: string, half = HALF): string {
  if (text.length <= 2 * half) return text;
  return `${text.slice(0, half)}\n... ${text.length - 2 * half} characters left out ...\n${text.slice(-half)}`;
}

/** A log of which no more than its last lines were asked for, with a note where there may have been more. */
export function lastLines(log: string, most: number): string {
  if (log === '') return '(empty)';
  const lines = log.trimEnd().split('\n').length;
  return lines < most ? log : `... only the last ${most} lines ...\n${log}`;
}
