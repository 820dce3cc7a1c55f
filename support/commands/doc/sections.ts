import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AuthorError } from '../../errors/errors';
import { labFolder } from '../../lab/load-lab';
import { readText } from '../../text/read-text';

/** What a lab's text says about one task, or before its first one. */
export interface Section {
  /** Undefined for what comes before the first task. */
  task?: number;
  /** Without its heading and labspec's marks. */
  text: string;
  /** What its author has marked for the sheet; empty if nothing is marked. */
  sheet: string;
}

const MARK = /^\s*<!--\s*labspec:\s*(.*?)\s*-->\s*$/;
const [BEGIN, END] = ['sheet', 'end of sheet'];
const FENCE = /^\s*(`{3,}|~{3,})/;

/** The sections of a lab's text; none if it has no lab.md. @param name of the lab @throws AuthorError for a mark that is not known, begins twice or does not end */
export function sectionsOf(name: string): Section[] {
  const file = join(labFolder(name), 'lab.md');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const starts: Start[] = [{ line: /^# /.test(lines[0] ?? '') ? 1 : 0 }, ...startsOf(file, lines)];
  return starts.map(({ task, line }, index) => ({ ...(task === undefined ? {} : { task }), ...read(lines.slice(line, (starts[index + 1]?.line ?? lines.length + 1) - 1), relative(process.cwd(), file), line + 1) }));
}

interface Start {
  task?: number;
  /** Of its heading, from 1. */
  line: number;
}

/** Where the text numbers its tasks, other headings with something to do are none. */
function startsOf(file: string, lines: readonly string[]): Start[] {
  const tasks = readText(file).tasks.filter(({ path }) => path === file);
  const numbered = tasks.flatMap(({ line }) => {
    const number = /^#+\s*(?:[A-Za-z]+\s+)?(\d+)\b/.exec(lines[line - 1] ?? '')?.[1];
    return number === undefined ? [] : [{ task: Number(number), line }];
  });
  return numbered.length > 0 ? numbered : tasks.map(({ id, line }) => ({ task: id, line }));
}

/** @param first the number of the first line */
function read(lines: readonly string[], file: string, first: number): Pick<Section, 'text' | 'sheet'> {
  const [text, sheet]: [string[], string[]] = [[], []];
  let fence: string | undefined;
  let begun: number | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = fence === undefined ? MARK.exec(line)?.[1] : undefined;
    if (mark !== undefined) {
      begun = after(mark, begun, { file, line: first + index });
      continue;
    }
    const opened = FENCE.exec(line)?.[1];
    if (opened !== undefined && (fence === undefined || opened.startsWith(fence))) fence = fence === undefined ? opened : undefined;
    text.push(line);
    if (begun !== undefined) sheet.push(line);
  }
  if (begun !== undefined) throw new AuthorError({ reason: 'A part of the text that is marked for the sheet has no end before the next task', subject: `${file}:${begun}`, next: `write this where it ends: <!-- labspec: ${END} -->` });
  return { text: text.join('\n').trim(), sheet: sheet.join('\n').trim() };
}

/** @returns the line where the marked part begins, while it goes on */
function after(mark: string, begun: number | undefined, place: { file: string; line: number }): number | undefined {
  if (/^task \d+$/.test(mark)) return begun;
  if (mark === BEGIN && begun === undefined) return place.line;
  if (mark === END && begun !== undefined) return undefined;
  const known = mark === BEGIN || mark === END;
  throw new AuthorError({ reason: known ? `There is no part of the sheet that could ${mark === BEGIN ? 'begin' : 'end'} here` : `labspec does not know the mark "${mark}"`, subject: `${place.file}:${place.line}`, next: `mark what the sheet may say:\n<!-- labspec: ${BEGIN} -->\n...\n<!-- labspec: ${END} -->` });
}
