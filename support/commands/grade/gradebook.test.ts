import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { loadLab } from '../../lab/load-lab';
import type { TaskResult } from '../../results/task-results';
import { classPage, type PagesOf } from './class-page';
import type { Problem } from '../../errors/errors';
import { graded } from '../../results/score';
import { gradebookSchema, gradebookSchemaFile } from './gradebook-schema';
import { gradebookCsv, gradebookJson, type Row } from './gradebook';
import { studentPage } from './student-page';

const lab = loadLab('understanding-pods');
const EVIL = '<script>alert("x")</script>';

function row(id: string, name: string, verdictOf: (task: number) => TaskResult['verdict'], said: Problem = { reason: 'It is wrong', next: 'mend it' }): Row {
  const results = lab.tasks.map((task) => ({ id: task.id, title: task.title, verdict: verdictOf(task.id), seconds: 1, troubles: verdictOf(task.id) === 'passed' ? [] : [said], observed: '', thens: [] }));
  return { student: { id, name, email: '' }, isOnRoster: true, source: 'files', graded: graded('understanding-pods', lab, results) };
}

const PAGES: PagesOf = { student: ({ student }) => `students/${student.id}`, run: () => undefined };
const ROWS = [row('ada', '=1+1', () => 'passed'), row('bob', '-2+3', (id) => (id === 4 ? 'failed' : 'passed'), { reason: `=cmd ${EVIL}` }), row('eve', EVIL, (id) => (id > 7 ? 'error' : 'passed'), { reason: '@SUM(1)' })];

test('the gradebook has a line a student, with points, verdicts, a hint, and what is to be run again', () => {
  const [ada, bob, eve] = parse(gradebookCsv(ROWS), { columns: true, bom: true }) as unknown as Record<string, string>[];
  expect(ada).to.include({ id: 'ada', score: '100', points: '100', 'task 4 (of 10)': '10', 'task 4 verdict': 'passed', hint: '', 'run again': '' });
  expect(ada).to.include({ 'task 4 hint': '' });
  expect(bob).to.include({ score: '90', 'task 4 (of 10)': '0', 'task 4 verdict': 'failed', 'task 4 hint': bob?.['hint'] });
  expect(bob?.['hint']).to.match(/^Task 4: =cmd/);
  expect(eve).to.include({ score: '100', 'task 8 (of 5)': '', 'task 8 verdict': 'error', 'run again': '8 9 10 11 12 13 14 15 16 17 18' });
});

test('no cell begins like a formula, wherever a spreadsheet takes cells to end', () => {
  const rows = [...ROWS, row('=id', '-2+3', () => 'failed', { reason: '@SUM(1); =1+1;\t+2;-3', next: '=4' })].map((one) => ({ ...one, student: { ...one.student, email: '+1' } }));
  const csv = gradebookCsv(rows);
  expect(csv.startsWith('\uFEFFid,')).to.equal(true);
  for (const delimiter of [',', ';', '\t']) {
    const cells = (parse(csv, { bom: true, delimiter, relax_quotes: true, relax_column_count: true })).flat();
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell)), delimiter).to.deep.equal([]);
  }
  const [ada, bob, , last] = parse(csv, { columns: true, bom: true }) as unknown as Record<string, string>[];
  expect([ada?.['name'], bob?.['name'], ada?.['email'], last?.['id']]).to.deep.equal(["'=1+1", "'-2+3", "'+1", "'=id"]);
});

test('gradebook.json is as the published schema says, and one with anything else is not; else `npm run schema`', () => {
  expect(readFileSync(gradebookSchemaFile, 'utf8')).to.equal(gradebookSchema());
  const valid = new Ajv2020().compile(JSON.parse(gradebookSchema()) as object);
  const document = JSON.parse(gradebookJson(ROWS)) as object;
  expect(valid(document), JSON.stringify(valid.errors)).to.equal(true);
  expect(valid({ ...document, more: 1 })).to.equal(false);
});

test('gradebook.json has every task of every student', () => {
  const { students, points } = JSON.parse(gradebookJson(ROWS)) as { students: { tasks: object[]; runAgain: number[] }[]; points: number };
  expect(points).to.equal(100);
  expect(students.map(({ tasks }) => tasks.length)).to.deep.equal([18, 18, 18]);
  expect(students[2]?.runAgain).to.have.length(11);
});

test('students of one name are two, and a name from right to left turns no figure round', () => {
  const text = classPage([row('a1', 'محمد', (id) => (id === 4 ? 'failed' : 'passed')), row('a2', 'محمد', (id) => (id === 4 ? 'failed' : 'passed'))], { ...PAGES, run: () => 'run.html' });
  expect(text).to.contain('<td class="number">2</td>').and.contain('<bdi>محمد</bdi>, <bdi>محمد</bdi>');
  expect(text.replaceAll(/<bdi>[^<]*<\/bdi>|title="[^"]*"/g, '')).not.to.contain('محمد');
});

test('what students write is text on the pages, never HTML', () => {
  for (const page of [classPage(ROWS, PAGES), ...ROWS.map((one) => studentPage(one, 'index.html'))]) {
    expect(page).not.to.contain('<script');
  }
  expect(classPage(ROWS, PAGES)).to.contain('To be run again').and.to.contain('&#60;script&#62;');
});
