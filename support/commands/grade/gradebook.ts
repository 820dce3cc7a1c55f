import { stringify } from 'csv-stringify/sync';
import { plainText, plainLine } from '../../redaction/plain-text';
import type { Graded, GradedTask } from '../../results/score';
import type { GradebookDocument } from './gradebook-schema';
import type { Student } from './roster';
import type { Work } from './work';

/** What the work of one student has come to. */
export interface Row {
  student: Student;
  isOnRoster: boolean;
  /** What was handed in: files, which labspec has run; the record of the student's own live check; or nothing. */
  source: Work['kind'];
  graded: Graded;
}

/** gradebook.json: the whole class, by the order of the roster. */
export function gradebookJson(rows: readonly Row[]): string {
  const [first] = rows;
  const students = rows.map((row) => {
    const { student, isOnRoster, source, graded: { tasks, score, earned, known } } = row;
    return { ...told(student), isOnRoster, source, score, earned, known, hint: hintOf(row), runAgain: toRunAgain(row), tasks };
  });
  const document: GradebookDocument = { schemaVersion: 1, lab: first?.graded.lab ?? { name: '', title: '' }, points: first?.graded.points ?? 0, students };
  return `${JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? plainText(value) : value), 2)}\n`;
}

/**
 * gradebook.csv: a line a student. `score` is of all points of the lab; it stays empty where nothing could be judged. What a student has written
 * does not begin like a formula: https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function gradebookCsv(rows: readonly Row[]): string {
  const [first] = rows;
  const tasks = first?.graded.tasks ?? [];
  const header = ['id', 'name', 'email', 'score', 'points', ...tasks.flatMap(({ id, points }) => [`task ${id} (of ${points})`, `task ${id} verdict`, `task ${id} hint`]), 'hint', 'run again', 'handed in', 'on the roster'];
  const lines = rows.map((row) => {
    const { student, graded } = row;
    const { id, name, email } = told(student);
    const marks = graded.tasks.flatMap((task) => [task.earned ?? '', task.verdict, task.verdict === 'passed' ? '' : lineOf(task)]);
    return [id, name, email, graded.score ?? '', graded.points, ...marks, hintOf(row), toRunAgain(row).join(' '), row.source, row.isOnRoster ? 'yes' : 'no'];
  });
  // Without the mark, spreadsheets take UTF-8 for something else.
  return stringify([header, ...lines], { escape_formulas: true, bom: true, cast: { string: withoutFormulas } });
}

/** Nor does what begins behind a sign that sets cells apart where the language of a spreadsheet has the comma for numbers. */
function withoutFormulas(cell: string): string {
  return cell.replaceAll(/([;\t]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'");
}

/** Names come from folders and from elsewhere: on a terminal, some would do something. */
function told({ id, name, email }: Student): Student {
  return { id: plainLine(id), name: plainLine(name), email: plainLine(email) };
}

/** The first problem of the work and its next step, in one line; empty if there is none. */
export function hintOf({ graded: { tasks } }: Row): string {
  const wrong = tasks.find(({ verdict }) => verdict === 'failed') ?? tasks.find(({ verdict }) => verdict === 'not checked');
  return wrong ? lineOf(wrong) : '';
}

/** The problem of a task and the next step, in one line. */
export function lineOf({ id, troubles: [trouble] }: GradedTask): string {
  return plainText([`Task ${id}: ${trouble?.reason ?? ''}`, trouble?.next].filter(Boolean).join('; ')).replaceAll(/\s*\n\s*/g, ' ');
}

/** The numbers of the tasks that the environment kept from being judged. */
export function toRunAgain({ graded: { tasks } }: Row): number[] {
  return tasks.filter(({ earned }) => earned === null).map(({ id }) => id);
}
