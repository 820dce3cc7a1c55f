import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Progress, TaskProgress } from './progress';

const LABEL_WIDTH = 12;
const USUAL_COLUMNS = 60;
/** Lines that each part has at most; more in a terminal where fewer columns are left for its text. */
const MOST = { reason: 2, seen: 3, missing: 2, hint: 2 };

/** The message for the current task: what is wrong, what was seen, what is missing, one hint. @param width columns of the terminal */
export function taskAtHand(progress: Progress, width: number): string[] {
  const { atHand } = progress;
  if (!atHand) return [allDone(progress)];
  const { task, finding } = atHand;
  const title = styleText('bold', `Task ${task.id}: ${task.title}`);
  if (!finding) return [title, '  looking ...'];
  if (!finding.told) return [title, '  It is not done yet.'];
  const { trouble: { reason, subject, seen, expected }, hint } = finding.told;
  return [
    title,
    ...wrapped(subject ? `${reason} (${subject})` : reason, width - 2, MOST.reason).map((line) => `  ${styleText(colorOf(atHand), line)}`),
    ...labelled('seen', seen, width, MOST.seen),
    ...labelled('missing', expected, width, MOST.missing),
    ...labelled('hint', hint, width, MOST.hint),
  ];
}

function allDone({ tasks, ticked }: Progress): string {
  return ticked.length === tasks.length ? `All ${tasks.length} tasks are done.` : 'What is left cannot be seen any more: later tasks of the lab have undone it.';
}

function colorOf({ finding }: TaskProgress): 'yellow' | 'red' | 'gray' {
  return finding?.verdict === 'error' ? 'yellow' : finding?.verdict === 'failed' ? 'red' : 'gray';
}

function labelled(label: string, text: string | undefined, width: number, most: number): string[] {
  if (!text) return [];
  const [first = '', ...others] = wrapped(text, width - LABEL_WIDTH, most);
  return [`  ${styleText('dim', `${label}:`.padEnd(LABEL_WIDTH - 2))}${first}`, ...others.map((line) => ' '.repeat(LABEL_WIDTH) + line)];
}

const MIN_WIDTH = 8;

function wrapped(text: string, width: number, most: number): string[] {
  const columns = Math.max(MIN_WIDTH, width);
  const room = Math.max(most, Math.ceil((most * USUAL_COLUMNS) / columns));
  const lines = wrapAnsi(text.trimEnd(), columns, { hard: true }).split('\n');
  return lines.length <= room ? lines : [...lines.slice(0, room - 1), `${lines[room - 1] ?? ''} ...`];
}
