import { END_OF_SHEET, SHEET, taskOfMark, wordsOfMark } from '../../../text/marks';

/** What may give an answer, or is not for a reader of the sheet: code, addresses, commands, tables, pictures, and what a sentence announces. */
const MORE_THAN_WORDS = /`|\{\{|<|\]\(|\$|\bkubectl\b|\bdocker\b|^[\s>|!#:]|^[-*+] |^[-*_]{3,}\s*$|^\d+[.)] |:\s*$/m;

/** A drafted text with marks around what its tasks begin with in words alone, and around its first words, for the sheet for students. Its author sees them, and moves or removes them. */
export function withSheetMarks(text: string): string {
  const lines = text.split('\n');
  // Marks of a person stay as they are.
  if (lines.some((line) => wordsOfMark(line) === SHEET)) return text;
  const starts = lines.flatMap((line, index) => (taskOfMark(line) !== undefined && !/^\s/.test(line) ? [index] : []));
  const first = lines.findIndex((line) => line.trim() !== '');
  const title = /^# /.test(lines[first] ?? '') ? [first - 1] : [];
  const parts = [...title, ...starts].map((start) => leading(lines, start)).filter((part) => part !== undefined);
  for (const { begin, end } of parts.reverse()) {
    lines.splice(end, 0, `<!-- labspec: ${END_OF_SHEET} -->`);
    lines.splice(begin, 0, `<!-- labspec: ${SHEET} -->`);
  }
  return lines.join('\n');
}

/** The paragraphs below a mark, and the heading behind it, that are words alone. @param start the line of the mark, from 0 */
function leading(lines: readonly string[], start: number): { begin: number; end: number } | undefined {
  let at = skipEmpty(lines, start + 1);
  if (/^#/.test(lines[at] ?? '')) at = skipEmpty(lines, at + 1);
  const begin = at;
  let end = begin;
  while (at < lines.length) {
    const next = lines.findIndex((line, index) => index >= at && line.trim() === '');
    const paragraph = lines.slice(at, next < 0 ? undefined : next).join('\n');
    if (paragraph === '' || MORE_THAN_WORDS.test(paragraph)) break;
    end = next < 0 ? lines.length : next;
    at = skipEmpty(lines, end);
  }
  return end > begin ? { begin, end } : undefined;
}

function skipEmpty(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return found < 0 ? lines.length : found;
}
