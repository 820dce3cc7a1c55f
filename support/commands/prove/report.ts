import type { Lab } from '../../lab/lab';
import { scoreOf, type Outcome, type Proof } from './result';

/** The result for a terminal: one line per task, and beneath it what an author should look at. */
export function reportLines({ tasks }: Lab, proof: Proof): string[] {
  return [...tasks.flatMap(({ id, title }) => taskLines(id, title, proof)), ...proof.flaws.filter(({ task }) => task === undefined).map(({ reason, next }) => `✗ ${reason}\n  next: ${next}`), '', ...summaryLines(proof)];
}

function taskLines(id: number, title: string, proof: Proof): string[] {
  const { outcomes, flaws } = proof;
  const own = outcomes.filter(({ task }) => task === id);
  const wrong = flaws.filter(({ task }) => task === id);
  const name = `${String(id).padStart(3)}  ${title}`;
  if (own.length === 0 && wrong.length === 0) return [`- ${name}: ${whyNotTried(id, proof)}`];
  const { mutants, caught, right, falseAlarms, errors } = scoreOf(own);
  const good = wrong.length === 0 && caught === mutants && falseAlarms + errors === 0;
  const counts = own.length === 0 ? '' : `: ${caught} of ${mutants} wrong ways caught${right > 0 ? `, ${right - own.filter(({ fate }) => fate === 'refused').length} of ${right} other right ways pass` : ''}`;
  return [`${good ? '✓' : '✗'} ${name}${counts}`, ...wrong.flatMap(({ stage, reason, next }) => [`       ${stage}: ${reason}`, `         next: ${next}`]), ...own.flatMap(findingLines)];
}

/** Why no other way of a task was tried. */
export function whyNotTried(task: number, { tasks, flaws, isStopped }: Pick<Proof, 'tasks' | 'flaws' | 'isStopped'>): string {
  if (tasks.length === 0 && flaws.length > 0) return 'not tried, because the lab’s own way does not pass: correct that first';
  if (isStopped) return 'not tried, because the proof was ended';
  return tasks.includes(task) ? 'it has no other ways' : 'not asked for';
}

const NEXT: Partial<Record<Outcome['fate'], string>> = {
  'not caught': 'passes all the same',
  refused: 'is right, but does not pass: let the Then that refuses it ask for less',
  error: 'is an error',
};

/** What an author should look at. */
function findingLines(outcome: Outcome): string[] {
  const { fate, title, at, said, early, kind } = outcome;
  const next = NEXT[fate] && `${NEXT[fate]}${fate === 'not caught' ? `: ${whatIsMissing(outcome)}` : ''}`;
  const place = `${at.file}:${at.line}`;
  return [
    ...(next === undefined ? [] : [`       ${kind}: ${title} (${place})`, `         ${next}${said === undefined ? '' : `: ${said}`}`]),
    ...(early === undefined ? [] : [`       ${kind}: ${title} (${place})`, `         makes task ${early} fail, which was done right${said === undefined ? '' : `: ${said}`}`]),
  ];
}

/** What an author does about a way that nothing notices. */
export function whatIsMissing({ missing }: Outcome): string {
  return `${missing === undefined ? 'write a Then that speaks of it' : `write Then ${missing}`}, or take it out of the lab`;
}

function summaryLines({ outcomes, ways, flaws, seconds, isStopped }: Proof): string[] {
  const { mutants, caught, killRate, right, falseAlarms, errors } = scoreOf(outcomes);
  const same = outcomes.filter(({ fate }) => fate === 'same').length;
  const later = outcomes.filter(({ fate }) => fate === 'caught later').length;
  return [
    `${caught} of ${mutants} wrong ways caught${killRate === undefined ? '' : ` (${percent(killRate)} %)`}${later > 0 ? `, ${later} of them only in a later task` : ''}; ${falseAlarms} false alarms among ${right} other right ways; ${errors} errors; ${flaws.length} flaw${flaws.length === 1 ? '' : 's'}`,
    `${outcomes.length}${ways > outcomes.length ? ` of ${ways}` : ''} ways tried in ${seconds} s; ${same} of them change nothing in the cluster, and do not count`,
    ...(isStopped ? ['The proof was ended before all ways were tried: this is what it has found so far.'] : []),
  ];
}

/** Never rounded up: 99.96 % is not all. */
export function percent(rate: number): string {
  return (Math.floor(rate * 10) / 10).toFixed(1).replace(/\.0$/, '');
}
