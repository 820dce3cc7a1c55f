import { describe } from '../../errors/errors';
import type { GradedTask } from '../../results/score';
import { html, page, type Html } from '../../reporting/page/html';
import type { Row } from './gradebook';
import { named } from './student-name';
import { spokenMark, VERDICT_CLASS } from '../../reporting/verdict-marks';

/** The page of one student: points, and the problems of each task. @param report the page of the run, if there was one */
export function studentPage({ student, source, graded: { lab, tasks, score, points } }: Row, report: string | undefined): string {
  return page(
    `${student.name}: ${lab.title}`,
    html`<h1>${named(student)} <bdi class="quiet">${student.id}</bdi></h1>
      <p><b>${score ?? 'no score yet'}</b> of ${points} points, ${lab.title}. ${SOURCES[source]}</p>
      ${report === undefined ? '' : html`<p><a href="${report}">The run, step by step: what was typed, what was seen</a></p>`}
      <div class="scroll" tabindex="0"><table class="rows"><thead><tr><th>Task</th><th>Verdict</th><th>Points</th><th>What is wrong, and what to do next</th></tr></thead><tbody>${tasks.map(taskRow)}</tbody></table></div>`,
  );
}

const SOURCES: Record<Row['source'], string> = {
  files: 'The lab was run with the files that were handed in.',
  record: 'Taken from the record of the student’s own live check; nothing was run.',
  nothing: 'Nothing was handed in.',
};

function taskRow({ id, title, verdict, points, earned, troubles }: GradedTask): Html {
  return html`<tr class="${VERDICT_CLASS[verdict]}"><th scope="row">${id} ${title}</th><td class="mark" title="${verdict}">${spokenMark(verdict)}</td><td class="number">${earned ?? '?'} of ${points}</td><td><pre>${troubles.map((trouble) => describe({ ...trouble, cause: undefined })).join('\n\n')}</pre></td></tr>`;
}
