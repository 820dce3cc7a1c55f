import type { Finding } from '../../../lint/finding';
import { literal } from '../../../../vocabulary/lines/word';
import { shownPath } from '../text-items';
import { tablesIn } from '../../shown/table';
import type { ReadLab } from './read-lab';
import { sentences, type Place } from './tags';

const WORDS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
const COUNT = /\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|[1-9]\d)\s+(?:new |ready |running |more |of its )?(?:replicas?|pods?|copies|instances|containers|endpoints)\b/gi;
const COUNTING = /^(?:READY|UP-TO-DATE|AVAILABLE|DESIRED|CURRENT|COMPLETIONS|MINPODS|MAXPODS|REPLICAS|ACTIVE|SUCCESSFUL|ENDPOINTS)$/;
/** Of protocols: texts speak of them without more ado. */
const USUAL_PORTS = new Set(['22', '53', '80', '443']);
const PORT = /\bports?\s+`?(\d{2,5})`?(?!\d)/gi;

/** Ports and counts in sentences that no command, no file, no output and no step of the lab has. */
export function strayNumbers(lab: ReadLab): Finding[] {
  if (!areAllFilesHere(lab)) return [];
  const { text, commands, fixtures, steps, lines } = lab;
  const all = [...commands.flatMap((one) => [one.text, one.output?.text ?? '']), ...text.blocks.filter(({ inline }) => !inline).map((block) => block.text), ...fixtures.values(), ...steps.flatMap((step) => [step.text, step.docString ?? ''])].join('\n');
  const numbers = new Set([...all.matchAll(/\d+/g)].map(([number]) => number));
  return sentences(text, lines).flatMap((place) => {
    const where = `${shownPath(place.path)}:${place.line}`;
    const ports = [...place.text.matchAll(PORT)].filter(([, port = '']) => !numbers.has(port) && !USUAL_PORTS.has(port)).map(([, port = '']) => ({ place: where, reason: `Port ${port} is in no command, file or step of the lab`, next: 'correct the port' }));
    return [...ports, ...wrongCounts(lab, place, where)];
  });
}

function wrongCounts(lab: ReadLab, place: Place, where: string): Finding[] {
  const said = [...place.text.matchAll(COUNT)];
  const counts = said.length === 0 ? new Set<number>() : countsIn(until(lab, place));
  if (counts.size === 0) return [];
  return said.filter(([, count = '']) => !counts.has(numberOf(count))).map(([whole]) => ({ place: where, reason: `"${whole}" is not what the lab's commands, files and steps make until there: ${[...counts].sort((a, b) => a - b).join(', ')}`, next: 'correct the number' }));
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

/** Numbers that an output counts with: of rows, and in them. */
function countsShown(output: string): string[] {
  const tables = tablesIn(output);
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells].flatMap(([column, cell]) => (COUNTING.test(column) ? cell.split('/') : []))));
  const words = tables.length > 0 ? [] : [...output.matchAll(/\b\d+\b/g)].map(([number]) => number);
  return [...tables.map(({ rows }) => String(rows.length)), ...cells, ...words];
}

function numberOf(word: string): number {
  return WORDS[word.toLowerCase()] ?? Number(word);
}

/** Numbers that count something: replicas, objects in sentences, rows and objects in files. */
function countsIn({ commands, text, fixtures, steps }: ReadLab): Set<number> {
  const files = [...text.blocks.filter(({ kind }) => kind === 'file' || kind === 'fragment').map((block) => block.text), ...fixtures.values()];
  const typed = [...commands.map((one) => one.text), ...files].join('\n');
  const found = [
    ...typed.matchAll(/\b(?:replicas|completions|parallelism|min|max|minReplicas|maxReplicas|backoffLimit)["']?\s*[=: ]\s*["']?(\d+)/g),
    ...steps.map(({ text: words, docString = '' }) => `${words}\n${docString}`).join('\n').matchAll(/\b(\d+)(?:\/\d+)?\b(?= | \|)/g),
    ...text.edits.flatMap(({ to = '' }) => [...to.matchAll(/(\d+)/g)]),
    ...commands.flatMap(({ output }) => countsShown(output?.text ?? '')).map((count) => ['', count]),
  ].map(([, count = '']) => Number(count));
  const containers = files.map((file) => [...file.matchAll(/^\s*(?:- )?image:/gm)].length);
  const pods = files.map((file) => [...file.matchAll(/^kind: Pod$/gm)].length);
  const kinds = commands.flatMap(({ statements }) => statements.flatMap(({ calls }) => calls.map(({ targets }) => targets.length)));
  return new Set([...found, ...containers, ...pods, ...kinds].filter((count) => count > 0));
}
