import { toRunAgain, hintOf, type Row } from './gradebook';
import { html, page, type Html } from '../../reporting/page/html';
import { named } from './student-name';
import type { Student } from './roster';
import { spokenMark, VERDICT_CLASS } from '../../reporting/verdict-marks';

/** The pages of a student, relative to the class page. */
export interface PagesOf {
  /** Points and problems; undefined for students who are not graded yet. */
  student: (row: Row) => string | undefined;
  /** The page of the run, step by step; undefined if nothing was run. */
  run: (row: Row) => string | undefined;
}

/** Of a class: who has done what, what goes wrong most, how the points are spread, and each run. */
export function classPage(rows: readonly Row[], pages: PagesOf): string {
  const [first] = rows;
  const tasks = first?.graded.tasks ?? [];
  const title = first?.graded.lab.title ?? '';
  return page(
    `Class: ${title}`,
    html`<h1>${title}: ${rows.length} students</h1>
      <p class="quiet">✓ passed, ✗ failed, – not checked for a task before it, ! to be run again: the environment was at fault, which costs no points. Files: <a href="gradebook.csv">gradebook.csv</a>, <a href="gradebook.json">gradebook.json</a></p>
      <div class="scroll" tabindex="0"><table><thead><tr><th>Student</th><th>Score</th>${tasks.map(({ id, title: task }) => html`<th class="task" title="${task}">${id}<span class="unseen"> ${task}</span></th>`)}<th>First hint</th></tr></thead><tbody>${rows.map((row) => studentRow(row, pages.student(row), hasNamesake(rows, row)))}</tbody></table></div>
      ${again(rows)}
      <h2>What goes wrong most</h2>${causes(rows)}
      <h2>How the points are spread</h2>${spread(rows)}
      <h2>The runs, step by step</h2>${runs(rows, pages)}`,
  );
}

function studentRow(row: Row, href: string | undefined, withId: boolean): Html {
  const { student, isOnRoster, graded: { score, points, tasks } } = row;
  const cells = tasks.map(({ verdict, title, troubles }) => html`<td class="mark ${VERDICT_CLASS[verdict]}" title="${`${title}: ${verdict}${troubles[0] ? `, ${troubles[0].reason}` : ''}`}">${spokenMark(verdict)}</td>`);
  return html`<tr><th scope="row">${href === undefined ? named(student) : html`<a href="${href}">${named(student)}</a>`}${withId ? html` <bdi class="quiet">${student.id}</bdi>` : ''}${isOnRoster ? '' : html` <span class="quiet">not on the roster</span>`}</th><td class="number" title="of ${points}">${score ?? '?'}</td>${cells}<td class="hint">${hintOf(row)}</td></tr>`;
}

function hasNamesake(rows: readonly Row[], { student }: Row): boolean {
  return rows.some((other) => other.student.id !== student.id && other.student.name === student.name);
}

function again(rows: readonly Row[]): Html | string {
  const wanted = rows.filter((row) => toRunAgain(row).length > 0);
  if (wanted.length === 0) return '';
  return html`<h2>To be run again</h2><p>The environment kept these from being judged. When it is well: the same command with <code>--retry</code>.</p><ul>${wanted.map((row) => html`<li>${named(row.student)}: ${toRunAgain(row).length === 1 ? 'task' : 'tasks'} ${toRunAgain(row).join(', ')}</li>`)}</ul>`;
}

interface Cause {
  /** As tools know it. */
  name: string;
  /** As the first student with it saw it, without the subject. */
  reason: string;
  tasks: Set<number>;
  students: Set<Student>;
}

const SUBJECT = /\s\([^()]*\)$/;
const MOST_CAUSES = 12;

function causes(rows: readonly Row[]): Html {
  const found = new Map<string, Cause>();
  for (const { student, graded: { tasks } } of rows) {
    for (const { id, verdict, troubles } of tasks) {
      const [trouble] = troubles;
      if (verdict !== 'failed' || !trouble) continue;
      const reason = trouble.reason.replace(SUBJECT, '');
      // One reason may have several causes that differ only in the next step.
      const name = trouble.cause ?? reason;
      const cause = found.get(name) ?? { name, reason, tasks: new Set(), students: new Set() };
      found.set(name, cause);
      cause.tasks.add(id);
      cause.students.add(student);
    }
  }
  const sorted = [...found.values()].sort((a, b) => b.students.size - a.students.size).slice(0, MOST_CAUSES);
  if (sorted.length === 0) return html`<p>Nothing.</p>`;
  return html`<div class="scroll" tabindex="0"><table><thead><tr><th>Students</th><th>What</th><th>Tasks</th><th>Who</th></tr></thead><tbody>${sorted.map(({ name, reason, tasks, students }) => html`<tr><td class="number">${students.size}</td><td>${reason} <code>${name}</code></td><td>${[...tasks].sort((a, b) => a - b).join(', ')}</td><td>${[...students].map((student, index) => html`${index > 0 ? ', ' : ''}${named(student)}`)}</td></tr>`)}</tbody></table></div>`;
}

/** Each as the official page shows it, once it is unfolded: until then, nothing of it is loaded. */
function runs(rows: readonly Row[], { run }: PagesOf): Html {
  const ran = rows.flatMap((row) => {
    const href = run(row);
    return href === undefined ? [] : [html`<details><summary>${named(row.student)}: ${row.graded.score ?? '?'} of ${row.graded.points}</summary><iframe src="${href}" title="The run of ${row.student.name}" loading="lazy"></iframe></details>`];
  });
  return ran.length === 0 ? html`<p>Nothing was run.</p>` : html`${ran}`;
}

const STEPS = 10;

/** `90–100`: the last one has full marks, too. */
function tenth(index: number): string {
  return `${index * STEPS}–${index === STEPS - 1 ? 100 : (index + 1) * STEPS - 1}`;
}

/** A bar for each tenth of the points. */
function spread(rows: readonly Row[]): Html {
  const counts = Array.from({ length: STEPS }, () => 0);
  for (const { graded: { score, points } } of rows) {
    if (score !== null && points > 0) counts[Math.min(STEPS - 1, Math.floor((score / points) * STEPS))]! += 1;
  }
  const unknown = rows.filter(({ graded: { score } }) => score === null).length;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, index) => html`<g><title>${tenth(index)} %: ${count}</title><rect class="bar" x="${index * 50}" y="${110 - (100 * count) / most}" width="44" height="${(100 * count) / most}"/><text x="${index * 50 + 22}" y="126" text-anchor="middle">${tenth(index)}</text>${count === 0 ? '' : html`<text x="${index * 50 + 22}" y="${106 - (100 * count) / most}" text-anchor="middle">${count}</text>`}</g>`);
  return html`<div class="scroll" tabindex="0"><svg viewBox="0 -10 500 140" width="500" role="img" aria-label="Students by tenths of the points: ${counts.join(', ')}">${bars}</svg></div><p class="quiet">Students by percent of the points${unknown === 0 ? '' : `; ${unknown} without a score`}.</p>`;
}
