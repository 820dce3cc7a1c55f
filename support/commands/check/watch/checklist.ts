import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import { MARKS, TITLE_AT, taskLine, type Mark } from '../../../reporting/terminal/task-line';
import type { Progress, TaskProgress } from './progress';
import { taskAtHand } from './current-task';

export interface Size {
  columns: number;
  rows: number;
}

const AT_HAND: Mark = ['▸', 'cyan'];
const TO_DO: Mark = ['·', 'gray'];
/** Of the tasks, so many rows stay in sight, however low the terminal is: the one at hand, and how many are above and below. */
const FEWEST_ROWS = 3;

/** The whole checklist, fitted into a terminal: all tasks, and below them the message for the current one. @param footer the last line */
export function checklist(progress: Progress, footer: string, { columns, rows }: Size): string[] {
  const heading = wrapped(title(progress), columns);
  const below = ['', ...taskAtHand(progress, columns), '', styleText('dim', footer)].flatMap((line) => wrapped(line, columns));
  // The cursor has a line of its own.
  const room = Math.max(FEWEST_ROWS, rows - 1 - heading.length - below.length);
  const { atHand, tasks } = progress;
  const lines = tasks.map((one) => wrapped(lineOf(one, one === atHand, columns), columns, TITLE_AT));
  return [...heading, ...fitted(lines, atHand ? tasks.indexOf(atHand) : lines.length - 1, room), ...below];
}

/** A task with its mark, and the time at which it got its tick. */
export function lineOf({ task, tick, finding }: TaskProgress, isAtHand: boolean, columns?: number): string {
  if (tick) return taskLine(MARKS.passed, task, clock(tick.at), columns);
  const mark = finding?.verdict === 'error' ? MARKS.error : isAtHand ? AT_HAND : TO_DO;
  const line = taskLine(mark, task, '', columns).trimEnd();
  return isAtHand ? styleText('bold', line) : line;
}

export function title({ lab, tasks, ticked }: Progress): string {
  const points = (of: readonly TaskProgress[]): number => of.reduce((sum, { task }) => sum + task.points, 0);
  return `${styleText('bold', lab.title)}: ${ticked.length} of ${tasks.length} tasks, ${points(ticked)} of ${points(tasks)} points`;
}

function clock(date: Date): string {
  return date.toTimeString().slice(0, 8);
}

/** The tasks around the one at hand, as many as there is room for, and how many are left out above and below. */
function fitted(tasks: readonly string[][], atHand: number, room: number): string[] {
  if (tasks.flat().length <= room) return tasks.flat();
  let [start, end] = [atHand, atHand + 1];
  const fits = (from: number, to: number): boolean => tasks.slice(from, to).flat().length + Number(from > 0) + Number(to < tasks.length) <= room;
  for (;;) {
    const [before, after] = [start, end];
    if (end < tasks.length && fits(start, end + 1)) end++;
    if (start > 0 && fits(start - 1, end)) start--;
    if (start === before && end === after) break;
  }
  const above = start > 0 ? [styleText('dim', `      ... ${start} more above`)] : [];
  const below = end < tasks.length ? [styleText('dim', `      ... ${tasks.length - end} more below`)] : [];
  return [...above, ...tasks.slice(start, end).flat(), ...below];
}

/** Nothing is cut at the edge of a narrow terminal: what does not fit goes on below, so far from the left. */
function wrapped(line: string, columns: number, indent = 0): string[] {
  const all = wrapAnsi(line, columns, { hard: true, trim: false }).split('\n');
  if (all.length === 1) return all;
  const [first = '', ...others] = wrapAnsi(line, Math.max(1, columns - indent), { hard: true, trim: false }).split('\n');
  return [first.trimEnd(), ...others.map((text) => `${' '.repeat(indent)}${text.trimStart()}`)];
}
