import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import { MARKS, taskLine, type Mark } from '../../report/task-line';
import type { Progress, TaskProgress } from './progress';
import { taskAtHand } from './task-at-hand';

export interface Size {
  columns: number;
  rows: number;
}

const AT_HAND: Mark = ['▸', 'cyan'];
const TO_DO: Mark = ['·', 'gray'];
/** Of the tasks, so many stay in sight, however low the terminal is. */
const FEWEST_TASKS = 3;

/** The whole checklist, fit into a terminal: all tasks, and under them what is told of the one at hand. @param footer the last line */
export function checklist(progress: Progress, footer: string, { columns, rows }: Size): string[] {
  const told = taskAtHand(progress, columns);
  const around = [title(progress), '', ...told, '', styleText('dim', footer)];
  // The cursor has a line of its own.
  const room = Math.max(FEWEST_TASKS, rows - 1 - around.length);
  const { atHand, tasks } = progress;
  const lines = tasks.map((one) => lineOf(one, one === atHand));
  const [heading = '', ...below] = around;
  return [heading, ...fitted(lines, atHand ? tasks.indexOf(atHand) : lines.length - 1, room), ...below].map((line) => cut(line, columns));
}

/** A task with its mark, and the time at which it got its tick. */
export function lineOf({ task, tick, finding }: TaskProgress, isAtHand: boolean): string {
  if (tick) return taskLine(MARKS.passed, task, clock(tick.at));
  const mark = finding?.verdict === 'error' ? MARKS.error : isAtHand ? AT_HAND : TO_DO;
  const line = taskLine(mark, task, '').trimEnd();
  return isAtHand ? styleText('bold', line) : line;
}

export function title({ lab, tasks, ticked }: Progress): string {
  const points = (of: readonly TaskProgress[]): number => of.reduce((sum, { task }) => sum + task.points, 0);
  return `${styleText('bold', lab.title)}: ${ticked.length} of ${tasks.length} tasks, ${points(ticked)} of ${points(tasks)} points`;
}

function clock(date: Date): string {
  return date.toTimeString().slice(0, 8);
}

/** The lines around the one at hand, and how many are left out above and below. */
function fitted(lines: readonly string[], atHand: number, room: number): string[] {
  if (lines.length <= room) return [...lines];
  const start = Math.min(Math.max(0, atHand - Math.floor(room / 2)), lines.length - room);
  const end = start + room;
  const shown = lines.slice(start, end);
  if (start > 0) shown[0] = styleText('dim', `      ... ${start + 1} more above`);
  if (end < lines.length) shown[shown.length - 1] = styleText('dim', `      ... ${lines.length - end + 1} more below`);
  return shown;
}

function cut(line: string, columns: number): string {
  return wrapAnsi(line, columns, { hard: true, trim: false, wordWrap: false }).split('\n')[0] ?? '';
}
