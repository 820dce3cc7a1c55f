const MARK = /^\s*<!--\s*labspec:\s*(.*?)\s*-->\s*$/;
const TASK = /^task\s+(\d+)$/;
/** What a section is between its marks: what the sheet for students may say. */
export const [SHEET, END_OF_SHEET] = ['sheet', 'end of sheet'];
const FENCE = /^([\s>]*)(`{3,}|~{3,})(.*)$/;

/** The task that a line marks: `<!-- labspec: task 3 -->`; undefined if it is another line. */
export function taskOfMark(line: string): number | undefined {
  const id = TASK.exec(wordsOfMark(line) ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}

/** The words of a mark: `no task` of `<!-- labspec: no task -->`; undefined if it is another line. */
export function wordsOfMark(line: string): string | undefined {
  return MARK.exec(line)?.[1];
}

/** Whether the section of a mark is no task: `<!-- labspec: no task -->`. */
export function isNoTask(words: string): boolean {
  return words === 'no task';
}

/** Whether these are words of a mark that labspec has. */
export function isKnownMark(words: string): boolean {
  return TASK.test(words) || isNoTask(words) || words === SHEET || words === END_OF_SHEET;
}

interface Fence {
  /** Its first line. */
  line: string;
  before: string;
  mark: string;
  /** Where it stands in the new text. */
  index: number;
  hasContent: boolean;
}

/**
 * A text with a mark before the line of each task, in place of those that it has. A task that begins at the first line of a block has its mark above the block; one that begins further
 * down divides the block. @param tasks with lines of this text, from 1
 */
export function withMarks(text: string, tasks: readonly { id: number; line: number }[]): string {
  const byLine = new Map(tasks.map(({ id, line }) => [line, id]));
  const marked: string[] = [];
  let fence: Fence | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    // A mark of a task that nobody names stays: only its author knows what it is.
    if (tasks.some((task) => task.id === taskOfMark(line))) continue;
    const id = byLine.get(index + 1);
    if (id !== undefined) fence = put(id, marked, fence, line);
    marked.push(line);
    fence = after(line, fence, marked.length - 1);
  }
  return marked.join('\n');
}

function put(id: number, marked: string[], fence: Fence | undefined, line: string): Fence | undefined {
  const mark = `<!-- labspec: task ${id} -->`;
  if (!fence) marked.push(/^\s{4}/.test(line) ? mark : `${/^\s*/.exec(line)?.[0] ?? ''}${mark}`);
  else if (fence.hasContent) marked.push(`${fence.before}${fence.mark}`, '', `${fence.before}${mark}`, '', fence.line);
  else marked.splice(fence.index, 0, `${fence.before}${mark}`);
  return fence;
}

/** The fence that is open after a line. */
function after(line: string, fence: Fence | undefined, index: number): Fence | undefined {
  const [, before = '', mark = '', tail = ''] = FENCE.exec(line) ?? [];
  if (!fence) return mark === '' || (mark.startsWith('`') && tail.includes('`')) ? undefined : { line, before, mark, index, hasContent: false };
  if (mark.startsWith(fence.mark) && /^\s*(?:\{.*\})?\s*$/.test(tail)) return undefined;
  return line.trim() === '' || line.trimStart().startsWith('#') ? fence : { ...fence, hasContent: true };
}
