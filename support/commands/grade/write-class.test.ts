import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { loadLab } from '../../lab/load-lab';
import { resultOf } from '../../results/task-results';
import { graded } from '../../results/score';
import type { Row } from './gradebook';
import { tellEnd, tellRow } from './terminal';
import { writeClass, writeStudent } from './write-class';

const lab = loadLab('understanding-pods');
/** What moves a cursor, sets a title or begins a line anew; \u009b is an escape of one character. */
const EVIL = 'eve\u001b[2J\u001b]0;title\u0007\u009b2J\r\n\u2713 ada';
const CONTROLS = /(?![\n\t])\p{Cc}/u;

let out: string;
before(() => {
  out = mkdtempSync(join(tmpdir(), 'labspec-write-'));
});
after(() => rmSync(out, { recursive: true }));

test('names with control characters do nothing where they are printed or written, and the pages are found all the same', () => {
  const results = lab.tasks.map((task) => resultOf(task, 'failed', [{ reason: `It is wrong, ${EVIL}`, seen: EVIL, next: `mend it, ${EVIL}` }]));
  const row: Row = { student: { id: EVIL, name: `Eve ${EVIL}`, email: EVIL }, isOnRoster: false, source: 'files', graded: graded('understanding-pods', lab, results) };
  const again: Row = { ...row, graded: graded('understanding-pods', lab, []) };
  writeStudent(out, row, { started: new Date(0), finished: new Date(0) });
  writeClass(out, [row]);

  expect(tellRow(row, true)).not.to.match(CONTROLS).and.not.to.contain('\n');
  expect(tellEnd([again], out)).not.to.match(CONTROLS);
  expect(tellEnd([again], out).trim().split('\n')).to.have.length(4);
  for (const name of ['gradebook.csv', 'class.html', 'gradebook.json']) expect(readFileSync(join(out, name), 'utf8'), name).not.to.match(CONTROLS);
  for (const name of readdirSync(join(out, 'students', EVIL))) expect(readFileSync(join(out, 'students', EVIL, name), 'utf8'), name).not.to.match(CONTROLS);

  const [line] = parse(readFileSync(join(out, 'gradebook.csv')), { columns: true, bom: true }) as unknown as Record<string, string>[];
  expect(line).to.include({ id: 'eve \u2713 ada', name: 'Eve eve \u2713 ada' });
  const [, href = ''] = /href="(students[^"]*)"/.exec(readFileSync(join(out, 'class.html'), 'utf8')) ?? [];
  expect(existsSync(join(out, decodeURIComponent(href))), href).to.equal(true);
});
