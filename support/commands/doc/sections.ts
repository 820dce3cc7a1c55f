import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AuthorError } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { labFolder } from '../../lab/load-lab';
import type { LabText } from '../../text/lab-text';
import { END_OF_SHEET, isKnownMark, SHEET, wordsOfMark } from '../../text/marks';
import { readText } from '../../text/read-text';
import { wrongMarks } from '../../text/wrong-marks';

/** What a lab's text says about one task, or before its first one. */
export interface Section {
  /** Undefined for what comes before the first task. */
  task?: number;
  /** Without its heading and labspec's marks. */
  text: string;
  /** What its author has marked for the sheet; empty if nothing is marked. */
  sheet: string;
}

const FENCE = /^\s*(`{3,}|~{3,})/;

/** The sections of a lab's text; none if it has no lab.md. @param name of the lab @throws AuthorError for a mark that is not known, is of another task, begins twice or does not end */
export function sectionsOf(name: string, { tasks }: Pick<Lab, 'tasks'>): Section[] {
  const file = join(labFolder(name), 'lab.md');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const text = readText(file);
  const [wrong] = wrongMarks(text, tasks);
  if (wrong) throw new AuthorError({ reason: wrong.reason, subject: `${relative(process.cwd(), file)}:${wrong.mark.line}`, next: wrong.next });
  const starts = withoutTasks([{ line: /^# /.test(lines[0] ?? '') ? 1 : 0 }, ...startsOf(file, text, lines)], text);
  const parts = starts.map(({ task, line, isOutside }, index) => ({ task, isOutside, ...read(lines.slice(line, (starts[index + 1]?.line ?? lines.length + 1) - 1), relative(process.cwd(), file), line + 1) }));
  return joined(parts.filter((part) => part.isOutside !== true));
}

/** What goes on behind a section that is no task belongs together. */
function joined(parts: readonly { task: number | undefined; text: string; sheet: string }[]): Section[] {
  const both = (texts: readonly string[]): string => texts.filter(Boolean).join('\n\n');
  return [...new Set(parts.map(({ task }) => task))].map((task) => {
    const own = parts.filter((part) => part.task === task);
    return { ...(task === undefined ? {} : { task }), text: both(own.map(({ text }) => text)), sheet: both(own.map(({ sheet }) => sheet)) };
  });
}

interface Start {
  task?: number;
  /** Marked as no task. */
  isOutside?: true;
  /** Of its heading, from 1. */
  line: number;
}

/** Marks say which task it is. Without them, where the text numbers its tasks, other headings with something to do are none. */
function startsOf(file: string, text: LabText, lines: readonly string[]): Start[] {
  const tasks = text.tasks.filter(({ path }) => path === file);
  const numbered = tasks.flatMap(({ line }) => {
    const number = /^#+\s*(?:[A-Za-z]+\s+)?(\d+)\b/.exec(lines[line - 1] ?? '')?.[1];
    return number === undefined ? [] : [{ task: Number(number), line }];
  });
  return numbered.length > 0 && !text.marks.some(({ task }) => task !== undefined) ? numbered : tasks.map(({ id, line }) => ({ task: id, line }));
}

/** Sections that are no tasks begin and end as tasks do. */
function withoutTasks(starts: readonly Start[], { outside }: LabText): Start[] {
  const others = outside.flatMap(({ line, until, isWithin }): Start[] => {
    const before = starts.filter((start) => start.line < line).at(-1);
    return [{ line, isOutside: true }, ...(until !== undefined && isWithin ? [{ ...before, line: until - 1 }] : [])];
  });
  return [...starts, ...others].sort((one, other) => one.line - other.line);
}

/** @param first the number of the first line */
function read(lines: readonly string[], file: string, first: number): Pick<Section, 'text' | 'sheet'> {
  const [text, sheet]: [string[], string[]] = [[], []];
  let fence: string | undefined;
  let begun: number | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = fence === undefined ? wordsOfMark(line) : undefined;
    if (mark !== undefined) {
      begun = after(mark, begun, { file, line: first + index });
      if (begun === undefined) endSentence(sheet);
      if (sheet.at(-1)?.trim()) sheet.push('');
      continue;
    }
    const opened = FENCE.exec(line)?.[1];
    if (opened !== undefined && (fence === undefined || opened.startsWith(fence))) fence = fence === undefined ? opened : undefined;
    text.push(line);
    if (begun !== undefined) sheet.push(line);
  }
  if (begun !== undefined) throw new AuthorError({ reason: 'A part of the text that is marked for the sheet has no end before the next task', subject: `${file}:${begun}`, next: `write this where it ends: <!-- labspec: ${END_OF_SHEET} -->` });
  return { text: text.join('\n').trim(), sheet: sheet.join('\n').trim() };
}

/** What the colon announces, the sheet does not have. */
function endSentence(sheet: string[]): void {
  const last = sheet.map((line) => line.trim() !== '').lastIndexOf(true);
  if (last >= 0) sheet[last] = (sheet[last] ?? '').replace(/:\s*$/, '.');
}

/** @returns the line where the marked part begins, while it goes on */
function after(mark: string, begun: number | undefined, place: { file: string; line: number }): number | undefined {
  if (mark === SHEET && begun === undefined) return place.line;
  if (mark === END_OF_SHEET && begun !== undefined) return undefined;
  const known = mark === SHEET || mark === END_OF_SHEET;
  if (isKnownMark(mark) && !known) return begun;
  throw new AuthorError({ reason: known ? `There is no part of the sheet that could ${mark === SHEET ? 'begin' : 'end'} here` : `labspec does not know the mark "${mark}"`, subject: `${place.file}:${place.line}`, next: `mark what the sheet may say:\n<!-- labspec: ${SHEET} -->\n...\n<!-- labspec: ${END_OF_SHEET} -->` });
}
