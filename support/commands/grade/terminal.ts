import { resolve } from 'node:path';
import { plainLine } from '../../redaction/plain-text';
import { nearby } from '../../reporting/nearby';
import { hintOf, lineOf, toRunAgain, type Row } from './gradebook';

/** One line per student in the terminal. */
export function tellRow(row: Row, isNew: boolean): string {
  const { student, graded: { score, points, tasks } } = row;
  const mark = toRunAgain(row).length > 0 ? '!' : score === points ? '✓' : '✗';
  const error = tasks.find(({ earned }) => earned === null);
  const seconds = tasks.reduce((sum, task) => sum + task.seconds, 0);
  return `${mark} ${plainLine(student.id).padEnd(20)} ${`${score ?? '?'}/${points}`.padStart(9)}  ${isNew ? `${seconds.toFixed(0)} s` : 'as before'}  ${error ? lineOf(error) : hintOf(row)}`.trimEnd();
}

export function tellEnd(rows: readonly Row[], out: string): string {
  const again = rows.filter((row) => toRunAgain(row).length > 0);
  const lines = [`\n${rows.length} ${rows.length === 1 ? 'student' : 'students'}: ${rows.length - again.length} graded${again.length ? `, ${again.length} to be run again (--retry): ${again.map(({ student }) => plainLine(student.id)).join(', ')}` : ''}`];
  for (const name of ['class.html', 'gradebook.csv', 'gradebook.json']) lines.push(`${`${name.split('.')[0]}:`.padEnd(11)}${nearby(resolve(out, name))}`);
  return lines.join('\n');
}
