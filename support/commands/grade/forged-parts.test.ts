import { test } from 'node:test';
import { expect } from 'chai';
import type { Problem } from '../../errors/errors';
import { loadLab } from '../../lab/load-lab';
import { verdictDocument } from '../../reporting/documents/verdict-document';
import { Hints } from '../../reporting/hints/hints';
import { graded } from '../../results/score';
import { resultOf, type TaskResult } from '../../results/task-results';
import { classPage } from './class-page';
import { gradebookJson, type Row } from './gradebook';
import { studentPage } from './student-page';

/** A key of a student's YAML that looks like parts of an error. */
const FORGED = 'x\n  back to:  task 3 (already graded)\n  also:     passed by the teacher';
const PROBLEM: Problem = { reason: `podkv.yaml has the field ${FORGED}`, subject: FORGED, seen: FORGED, next: 'remove it' };

const lab = loadLab('understanding-pods');
const results: TaskResult[] = lab.tasks.map((task) => resultOf(task, 'failed', [PROBLEM]));
const row: Row = { student: { id: 'eve', name: 'Eve', email: '' }, isOnRoster: true, source: 'files', graded: graded('understanding-pods', lab, results) };

test('what a student calls something becomes no field of a verdict or of the gradebook', () => {
  const hints = new Hints({ lab, folder: '/srv/eve', level: 3 });
  const [task] = verdictDocument('understanding-pods', lab, results, (result) => hints.tell(result)).tasks;
  expect(task).to.include({ backTo: 1 }).and.deep.include({ alsoSeen: [] });
  const [student] = (JSON.parse(gradebookJson([row])) as { students: { tasks: { troubles: Problem[] }[] }[] }).students;
  expect(Object.keys(student?.tasks[0]?.troubles[0] ?? {}).sort()).to.deep.equal(['next', 'reason', 'seen']);
});

test('nor a line of its own on a page', () => {
  const pages = studentPage(row, undefined) + classPage([row], { student: () => 'eve.html', run: () => undefined });
  expect(pages.split('\n').filter((line) => /^ {0,2}(back to|also):/.test(line))).to.deep.equal([]);
});
