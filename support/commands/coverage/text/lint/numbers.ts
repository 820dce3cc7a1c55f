import type { Finding } from '../../../lint/finding';
import { literal } from '../../../../vocabulary/lines/word';
import { shownPath } from '../text-items';
import { countsShown } from './counts-shown';
import type { ReadLab } from './read-lab';
import { strayQuantities } from './quantities';
import { saidCounts } from './said-counts';
import { sentences, type Place } from './tags';

/** Of protocols: texts speak of them without more ado. */
const USUAL_PORTS = new Set(['22', '53', '80', '443']);
const PORT = /\bports?\s+`?(\d{2,5})`?(?!\d)/gi;

/** Ports, sizes and counts in sentences that no command, no file, no output and no step of the lab has. @param possible what the lab's objects make of counts until the task of a sentence ends */
export function strayNumbers(lab: ReadLab, possible: (place: Place) => ReadonlySet<number>): Finding[] {
  if (!areAllFilesHere(lab)) return [];
  const { text, commands, fixtures, steps, lines } = lab;
  const all = [...commands.flatMap((one) => [one.text, one.output?.text ?? '']), ...text.blocks.filter(({ inline }) => !inline).map((block) => block.text), ...fixtures.values(), ...steps.flatMap((step) => [step.text, step.docString ?? ''])].join('\n');
  const numbers = new Set([...all.matchAll(/\d+/g)].map(([number]) => number));
  return sentences(text, lines).flatMap((place) => {
    const where = `${shownPath(place.path)}:${place.line}`;
    const ports = [...place.text.matchAll(PORT)].filter(({ index, 1: port = '' }) => !isAsked(place.text, index) && !numbers.has(port) && !USUAL_PORTS.has(port)).map(([, port = '']) => ({ place: where, reason: `Port ${port} is in no command, file or step of the lab`, next: 'correct the port' }));
    const sizes = strayQuantities(place.text, all).map((size) => ({ place: where, reason: `${size} is in no command, file or step of the lab`, next: 'correct the size' }));
    return [...ports, ...sizes, ...wrongCounts(lab, place, where, possible)];
  });
}

/** What would be, a question may say: it gives no answer. */
function isAsked(text: string, at: number): boolean {
  return /^[^.!?]*\?/.test(text.slice(at));
}

/** What may be is not what is. */
const LIMITS = /\b(?:at most|up to|no more than|maximum|quota|if|would|could|might|imagine|suppose|example|e\.g\.)\b/i;

function wrongCounts(lab: ReadLab, place: Place, where: string, possible: (place: Place) => ReadonlySet<number>): Finding[] {
  const said = saidCounts(place.text).filter(({ what, clause, before }) => what !== 'completions' && what !== 'parallelism' && !LIMITS.test(`${before} ${clause}`));
  const counts = said.length === 0 ? new Set<number>() : countsIn(until(lab, place));
  if (counts.size === 0) return [];
  return said.filter(({ count }) => !counts.has(count) && !possible(place).has(count)).map(({ words }) => ({ place: where, reason: `"${words}" is not what the lab's commands, files and steps make until there: ${[...counts].sort((a, b) => a - b).join(', ')}`, next: 'correct the number' }));
}

/** What is in files that only somebody else has, nobody can compare. */
function areAllFilesHere({ commands, files, fixtures }: ReadLab): boolean {
  const calls = commands.flatMap(({ statements }) => statements.flatMap((statement) => statement.calls));
  if (calls.some(({ program }) => program === 'helm')) return false;
  const named = calls.flatMap(({ program, verb, options }) => (program === 'kubectl' && verb !== 'logs' ? [...(options.get('filename') ?? []), ...(options.get('kustomize') ?? [])] : []));
  return named.every((word) => {
    const name = literal(word);
    return name === '-' || (name !== undefined && (fixtures.has(name) || files.some((file) => file.name === name)));
  });
}

/** What the reader has done when the task of a sentence ends; all, if it is in none. */
function until(lab: ReadLab, place: Place): ReadLab {
  const { text: { tasks }, aligned } = lab;
  const taskAt = ({ path, line }: Omit<Place, 'text'>): number => tasks.map((task) => task.path === path && task.line <= line).lastIndexOf(true);
  const end = taskAt(place);
  if (end < 0) return lab;
  const isUntil = (one: Omit<Place, 'text'>): boolean => taskAt(one) <= end;
  const later = new Set(tasks.slice(end + 1).map(({ id }) => aligned.get(id)));
  return { ...lab, commands: lab.commands.filter(isUntil), files: lab.files.filter(isUntil), text: { ...lab.text, blocks: lab.text.blocks.filter(isUntil), edits: lab.text.edits.filter(isUntil) }, steps: lab.steps.filter(({ task }) => !later.has(task)) };
}

/** Numbers that count something: replicas, objects in sentences, rows and objects in files. */
function countsIn({ commands, text, fixtures, steps }: ReadLab): Set<number> {
  const files = [...text.blocks.filter(({ kind }) => kind === 'file' || kind === 'fragment').map((block) => block.text), ...fixtures.values()];
  const typed = [...commands.map((one) => one.text), ...files].join('\n');
  const found = [
    ...typed.matchAll(/\b(?:replicas|completions|parallelism|min|max|minReplicas|maxReplicas|backoffLimit)["']?\s*[=: ]\s*["']?(\d+)/g),
    ...steps.map(({ text: words, docString = '' }) => `${words}\n${docString}`).join('\n').matchAll(/(?<![\w.:/-])(\d+)(?:\/\d+)?(?= (?!seconds?\b|minutes?\b|hours?\b))/g),
    ...text.edits.flatMap(({ to = '' }) => [...to.matchAll(/(\d+)/g)]),
    ...commands.flatMap(({ output }) => countsShown(output?.text ?? '')).map((count) => ['', count]),
  ].map(([, count = '']) => Number(count));
  const containers = files.map((file) => [...file.matchAll(/^\s*(?:- )?image:/gm)].length);
  const pods = files.map((file) => [...file.matchAll(/^kind: Pod$/gm)].length);
  const kinds = commands.flatMap(({ statements }) => statements.flatMap(({ calls }) => calls.map(({ targets }) => targets.length)));
  return new Set([...found, ...containers, ...pods, ...kinds].filter((count) => count > 0));
}
