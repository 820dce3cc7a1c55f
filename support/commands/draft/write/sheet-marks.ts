import { ASKS } from '../../../text/asked-in-sentence';
import { END_OF_SHEET, SHEET, taskOfMark, wordsOfMark } from '../../../text/marks';

/** What may give an answer, or is not for a reader of the sheet: code, addresses, commands, tables, pictures, and what a sentence announces. */
const MORE_THAN_WORDS = /`|\{\{|<|\]\(|\$|\bkubectl\b|\bdocker\b|^[\s>|!#:]|^[-*+] |^[-*_]{3,}\s*$|^\d+[.)] |:\s*$/m;
/** What a task is about: an object, a file, a field; no flag, no command of several words, no line of YAML. */
const NAME = /`(\w[\w./-]*)`/g;
const NUMBER_OF_STEP = /^\s*\d+[.)] +/;
const FENCE = /^\s*(`{3,}|~{3,})/;
const END_OF_SENTENCE = /[.!?:][\s*_)]*$/;
/** A sentence of several words that says what to do, and not only that it follows. */
const SAYS_WHAT = /(?:^|[.!?]\s+)((?:\S+\s+){3,}\S+):\s*$/;
/** Names the block below it: `**Command**`, `**web.yaml**`. */
const LABEL = /^\s*(\*\*[^*]+\*\*|`[^`]+`):?\s*$/;

interface Part {
  /** Of its first line, from 0. */
  begin: number;
  /** Of the line behind it. */
  end: number;
  /** Before the mark of its end, so that an item of a list goes on. */
  indent?: string;
}

/** A drafted text with marks around its first words, around the words that a task begins with, and around those that say what to do with the block below them, for the sheet for students. Its author sees the marks, and moves or removes them. */
export function withSheetMarks(text: string): string {
  const lines = text.split('\n');
  // Marks of a person stay as they are.
  if (lines.some((line) => wordsOfMark(line) === SHEET)) return text;
  for (const { begin, end, indent = '' } of partsOf(lines).reverse()) {
    lines.splice(end, 0, `${indent}<!-- labspec: ${END_OF_SHEET} -->`);
    lines.splice(begin, 0, `${indentOf(lines[begin])}<!-- labspec: ${SHEET} -->`);
  }
  return lines.join('\n');
}

function partsOf(lines: readonly string[]): Part[] {
  const starts = lines.flatMap((line, index) => (taskOfMark(line) !== undefined && !/^\s/.test(line) ? [index] : []));
  const first = lines.findIndex((line) => line.trim() !== '');
  const title = /^# /.test(lines[first] ?? '') ? [first - 1] : [];
  const leads = [...title, ...starts].flatMap((start) => leading(lines, start));
  const further = aboveBlocks(lines, starts[0] ?? lines.length).filter(({ begin }) => !leads.some((lead) => begin >= lead.begin && begin < lead.end));
  return [...leads, ...further].sort((one, other) => one.begin - other.begin);
}

/** The paragraphs below a mark, and the heading behind it, that are words alone. @param start the line of the mark, from 0 */
function leading(lines: readonly string[], start: number): Part[] {
  let at = skipEmpty(lines, start + 1);
  if (/^#/.test(lines[at] ?? '')) at = skipEmpty(lines, at + 1);
  const begin = at;
  let end = begin;
  while (at < lines.length) {
    const next = lines.findIndex((line, index) => index >= at && line.trim() === '');
    const paragraph = lines.slice(at, next < 0 ? undefined : next);
    if (NUMBER_OF_STEP.test(paragraph[0] ?? '') || !isWords(paragraph)) break;
    end = next < 0 ? lines.length : next;
    at = skipEmpty(lines, end);
  }
  return end > begin ? [{ begin, end }] : [];
}

/** The paragraph above each block of the tasks, where it is words alone. @param from the first line of the first task */
function aboveBlocks(lines: readonly string[], from: number): Part[] {
  return fencesOf(lines).filter((fence) => fence > from).flatMap((fence) => {
    let last = previous(lines, fence - 1);
    if (LABEL.test(lines[last] ?? '')) last = previous(lines, last - 1);
    let begin = last;
    while (begin > from && isText(lines[begin - 1])) begin -= 1;
    if (begin <= from || !isWords(lines.slice(begin, last + 1)) || !END_OF_SENTENCE.test(lines[last] ?? '')) return [];
    return [{ begin, end: last + 1, indent: NUMBER_OF_STEP.test(lines[begin] ?? '') ? indentOf(lines[fence]) : indentOf(lines[begin]) }];
  });
}

/** The first lines of the fenced blocks. */
function fencesOf(lines: readonly string[]): number[] {
  const found: number[] = [];
  let open: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark === undefined || (open !== undefined && !mark.startsWith(open))) continue;
    if (open === undefined) found.push(index);
    open = open === undefined ? mark : undefined;
  }
  return found;
}

function isWords(paragraph: readonly string[]): boolean {
  const [first = '', ...rest] = paragraph.map((line) => line.replaceAll(NAME, '$1'));
  const words = [first.replace(NUMBER_OF_STEP, ''), ...rest].map((line) => line.trimStart());
  return words[0] !== '' && !MORE_THAN_WORDS.test(withoutLead(words.join('\n')));
}

/** "Expose the Deployment and ask for its page:" says what a task is, as a sentence without the block does. */
function withoutLead(words: string): string {
  const [, sentence = ''] = SAYS_WHAT.exec(words) ?? [];
  return ASKS.test(sentence) ? words.trimEnd().replace(/:$/, '.') : words;
}

function isText(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !FENCE.test(line) && wordsOfMark(line) === undefined && !/^#/.test(line);
}

function indentOf(line: string | undefined): string {
  return /^ */.exec(line ?? '')?.[0] ?? '';
}

function previous(lines: readonly string[], from: number): number {
  let at = from;
  while (at >= 0 && lines[at]?.trim() === '') at -= 1;
  return at;
}

function skipEmpty(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && line.trim() !== '');
  return found < 0 ? lines.length : found;
}
