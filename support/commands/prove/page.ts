import type { Lab } from '../../lab/lab';
import { html, page, type Html } from '../../reporting/page/html';
import { scoreOf, type Fate, type Outcome, type Proof } from './result';
import { capitalized } from '../../vocabulary/objects/named-object';
import { percent, whatIsMissing, whyNotTried } from './report';

/** The page of a proof: per task what was tried, and what became of it. */
export function proofPage(lab: Lab, proof: Proof): string {
  const { outcomes, flaws, ways, seconds, isStopped } = proof;
  const { mutants, caught, killRate, falseAlarms, right, errors } = scoreOf(outcomes);
  return page(
    `Proof: ${lab.title}`,
    html`<h1>Proof: ${lab.title}</h1>
      <p><b>${caught} of ${mutants}</b> wrong ways caught${killRate === undefined ? '' : ` (${percent(killRate)} %)`}, ${falseAlarms} false alarms among ${right} other right ways, ${errors} errors. ${outcomes.length} of ${ways} ways tried in ${seconds} s.${isStopped ? ' It was ended before all were tried.' : ''}</p>
      <p class="quiet">Each way is one change of the lab’s own solution. An impostor is another object of the same name that does not do the same; a way that is caught in a later task passes its own, but not one after it.</p>
      ${flaws.length === 0 ? '' : html`<h2>Rules that the lab does not keep</h2><ul>${flaws.map(({ stage, task, reason, next }) => html`<li>${stage}${task === undefined ? '' : `, task ${task}`}: ${reason}<br><span class="quiet">${next}</span></li>`)}</ul>`}
      ${lab.tasks.map((task) => taskPart(task, proof))}`,
  );
}

function taskPart({ id, title }: Lab['tasks'][number], proof: Proof): Html {
  const { outcomes } = proof;
  const own = [...outcomes.filter(({ task }) => task === id)].sort((one, other) => ORDER.indexOf(one.fate) - ORDER.indexOf(other.fate));
  const { mutants, caught } = scoreOf(own);
  return html`<h2>${id} ${title}</h2><p>${own.length === 0 ? capitalized(whyNotTried(id, proof)) : `${caught} of ${mutants} wrong ways caught`}.</p>
    ${own.length === 0 ? '' : html`<div class="scroll" tabindex="0"><table class="rows"><colgroup><col style="width: 36%"><col style="width: 20%"><col style="width: 14%"><col></colgroup><thead><tr><th>What was done</th><th>Where</th><th>What became of it</th><th>What the check said, or what to do</th></tr></thead><tbody>${own.map(row)}</tbody></table></div>`}`;
}

/** What needs an author first. */
const ORDER: readonly Fate[] = ['not caught', 'refused', 'error', 'caught later', 'caught', 'passed', 'same'];
const CLASS: Record<Fate, string> = { 'not caught': 'failed', refused: 'failed', error: 'error', 'caught later': 'passed', caught: 'passed', passed: 'passed', same: 'not-checked' };
const WORDS: Record<Fate, string> = { 'not caught': 'not caught', refused: 'right, but refused', error: 'error', 'caught later': 'caught in a later task', caught: 'caught', passed: 'right, and passes', same: 'changes nothing in the cluster' };

function row(outcome: Outcome): Html {
  const { kind, title, at, fate, early, said = '' } = outcome;
  return html`<tr><th scope="row">${kind}: ${title}</th><td>${at.file}:${at.line}</td><td class="${CLASS[fate]}">${WORDS[fate]}${early === undefined ? '' : `; task ${early} fails, too`}</td><td class="hint">${fate === 'not caught' ? capitalized(whatIsMissing(outcome)) : said}</td></tr>`;
}
