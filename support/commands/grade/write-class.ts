import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileNames, formats, type FormatName, type RunTimes } from '../../reporting/formats';
import { writeAtomically } from '../../system/files/write-atomically';
import { classPage, type PagesOf } from './class-page';
import { gradebookCsv, gradebookJson, type Row } from './gradebook';
import { studentPage } from './student-page';

/** The page that cucumber-js has made of the run. */
const REPORT = 'index.html';
const PAGE = 'student.html';

/** Writes what one student's work has come to into their own folder: a page, and all formats for graders. */
export function writeStudent(out: string, row: Row, times: RunTimes): void {
  const folder = join(out, 'students', row.student.id);
  for (const [name, render] of Object.entries(formats)) writeAtomically(join(folder, fileNames[name as FormatName]), render(row.graded, times));
  writeStudentPage(out, row);
}

export function writeStudentPage(out: string, row: Row): void {
  const folder = join(out, 'students', row.student.id);
  writeAtomically(join(folder, PAGE), studentPage(row, existsSync(join(folder, REPORT)) ? REPORT : undefined));
}

function pagesIn(out: string): PagesOf {
  const folderOf = ({ student }: Row): string => `students/${encodeURIComponent(student.id)}`;
  return {
    student: (row) => (existsSync(join(out, 'students', row.student.id, PAGE)) ? `${folderOf(row)}/${PAGE}` : undefined),
    run: (row) => (existsSync(join(out, 'students', row.student.id, REPORT)) ? `${folderOf(row)}/${REPORT}` : undefined),
  };
}

/** Writes gradebook and class page. */
export function writeClass(out: string, rows: readonly Row[]): void {
  writeAtomically(join(out, 'gradebook.json'), gradebookJson(rows));
  writeAtomically(join(out, 'gradebook.csv'), gradebookCsv(rows));
  writeAtomically(join(out, 'class.html'), classPage(rows, pagesIn(out)));
}
