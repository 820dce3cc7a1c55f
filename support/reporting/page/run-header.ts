import type { Environment } from '../../results/attachments';
import type { Graded, GradedTask } from '../../results/score';
import { html, type Html } from './html';
import { MARK, VERDICT_CLASS } from '../verdict-marks';
import { waitPicture } from './wait-picture';
import type { Verdict } from '../../errors/verdict';
import type { WaitRecord } from '../../wait/timeline';

export interface RunFacts {
  graded: Graded;
  /** The numbers of the tasks that ran. */
  ran: ReadonlySet<number>;
  /** For the number of each task, the ID of its heading further down on the page. */
  headings: ReadonlyMap<number, string>;
  environment: Environment;
  /** The longest waits. */
  waits: readonly WaitRecord[];
}

/** The summary of a run: the result of each task, the environment, and the longest waits. */
export function runHeader({ graded, ran, headings, environment, waits }: RunFacts): Html {
  const shown = graded.tasks.filter(({ id }) => ran.has(id)).sort((a, b) => rank(a.verdict) - rank(b.verdict) || a.id - b.id);
  return html`<header class="labspec" tabindex="0">
    <h1>${runTitle({ graded, ran })}</h1>
    <table class="rows"><thead><tr><th>Task</th><th>Verdict</th><th>Points</th><th>Seconds</th><th>What is wrong</th></tr></thead>
    <tbody>${shown.map((task) => row(task, headings.get(task.id) ?? ''))}</tbody></table>
    ${Object.keys(environment).length === 0 ? '' : html`<details open><summary>Environment</summary><table>${Object.entries(environment).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table></details>`}
    ${waits.length === 0 ? '' : html`<details><summary>The ${waits.length} longest waits</summary>${waits.map((wait) => html`<figure>${waitPicture(wait)}</figure>`)}</details>`}
  </header>`;
}

/** The result of the run in one line. */
export function runTitle({ graded: { lab, tasks, score, points }, ran }: Pick<RunFacts, 'graded' | 'ran'>): string {
  const shown = tasks.filter(({ id }) => ran.has(id));
  const passed = shown.filter(({ verdict }) => verdict === 'passed').length;
  return `${lab.title}: ${passed} of ${shown.length} tasks passed${shown.length === tasks.length ? `, ${score ?? '?'} of ${points} points` : ''}`;
}

/** The page opens features with failures, so the name of a task that did not pass links to its heading there. */
function row({ id, title, verdict, earned, points, seconds, troubles }: GradedTask, heading: string): Html {
  const name = verdict === 'passed' ? `${id} ${title}` : html`<a href="#${heading}">${id} ${title}</a>`;
  return html`<tr class="${VERDICT_CLASS[verdict]}"><th scope="row">${name}</th><td><span aria-hidden="true">${MARK[verdict]}</span> ${verdict}</td><td class="number">${earned ?? '?'} of ${points}</td><td class="number">${seconds.toFixed(1)}</td><td>${troubles[0]?.reason ?? ''}</td></tr>`;
}

/** Sorts the verdicts that need attention to the top. */
function rank(verdict: Verdict): number {
  return ['failed', 'error', 'not checked', 'passed'].indexOf(verdict);
}
