import type { Coverage } from './coverage';
import { counted, isGood, type Item, type PlacedDifference, type TaskCoverage, type WithoutText } from './result';

/** What a coverage says, for people: one line for each task, and beneath it only what is not covered. */
export function reportOf({ tasks, findings, lab }: Coverage): string[] {
  const { covered, of, percent } = counted(tasks);
  const width = Math.max(0, ...tasks.map(({ title }) => title.length));
  const mistakes = findings.length === 0 ? '' : `, ${countOf(findings.length, 'mistake')}`;
  const leftOut = tasks.flatMap(({ items }) => items).filter(({ status }) => status === 'left out').length;
  return [
    ...tasks.flatMap((task) => taskLines(task, width)),
    ...(findings.length === 0 ? [] : ['', 'Mistakes:', ...findings.flatMap(({ place, reason, next }) => [`  ${place}: ${reason}`, `      ${next}`])]),
    '',
    `${covered} of ${of} covered in ${lab}, ${percent} %${leftOut > 0 ? `, ${leftOut} of them left out` : ''}${mistakes}`,
  ];
}

function taskLines({ ids, title, items, without }: TaskCoverage, width: number): string[] {
  const isWhole = without.length === 0 && items.every(isGood);
  return [`${isWhole ? '✓' : '✗'} ${idsOf(ids).padStart(3)}  ${title.padEnd(width)}  ${summary(items, without)}`, ...items.filter((item) => !isGood(item)).flatMap(itemLines), ...without.flatMap(withoutLines)];
}

/** `3`, or `3-4` */
function idsOf(ids: readonly number[]): string {
  return ids.length > 1 ? `${ids[0] ?? ''}-${ids.at(-1) ?? ''}` : String(ids[0] ?? '');
}

/** `5 of 5 commands, 1 of 1 file; 2 seen by sentences` */
function summary(items: readonly Item[], without: readonly WithoutText[]): string {
  const kinds = (['command', 'file', 'output'] as const).flatMap((kind) => {
    const all = items.filter((item) => item.kind === kind);
    return all.length === 0 ? [] : [`${all.filter(isGood).length} of ${countOf(all.length, kind)}`];
  });
  const seen = items.filter(({ status, kind }) => status === 'seen' && kind === 'command').length;
  const leftOut = items.filter(({ status }) => status === 'left out').length;
  const parts = [kinds.join(', ') || 'nothing in the text', ...(seen > 0 ? [`${seen} seen by sentences`] : []), ...(leftOut > 0 ? [`${leftOut} left out`] : []), ...(without.length > 0 ? [`${countOf(without.length, 'step')} without text`] : [])];
  return parts.join('; ');
}

function itemLines({ place, shown, status, step, differences, next }: Item): string[] {
  const beside = step ? `${status === 'partly' ? 'differs from' : 'nearest'}: ${step.place}  ${step.words}` : undefined;
  return [`       ${place}  ${shown}`, ...[beside ?? 'no step types it', ...differences.map(differenceLine), ...(next === undefined ? [] : [`next: ${next}`])].map((line) => `           ${line}`)];
}

/** `--port: 80 in the text, 8080 in the step` */
function differenceLine({ what, textPlace, stepPlace, ...sides }: PlacedDifference): string {
  const { text, step } = firstLines(sides);
  const both = [text === undefined ? 'not in the text' : `${text} in the text`, step === undefined ? 'not in the step' : `${step} in the step`];
  if (text === undefined && step === undefined) return `${what}${stepPlace === undefined ? '' : ` (${stepPlace})`}`;
  if (stepPlace === undefined) return `${what}: ${both.join(', ')}`;
  return `${what}: ${text ?? 'nothing'} at ${textPlace ?? ''}, ${step ?? 'nothing'} at ${stepPlace}`;
}

/** Of several lines, the first that differs. */
function firstLines({ text, step }: Pick<PlacedDifference, 'text' | 'step'>): Pick<PlacedDifference, 'text' | 'step'> {
  const [ones, others] = [text?.split('\n') ?? [], step?.split('\n') ?? []];
  if (ones.length < 2 && others.length < 2) return { ...(text === undefined ? {} : { text }), ...(step === undefined ? {} : { step }) };
  const at = Math.max(0, [...Array(Math.max(ones.length, others.length)).keys()].findIndex((index) => ones[index] !== others[index]));
  const [one, other] = [ones[at]?.trim(), others[at]?.trim()];
  return { ...(one === undefined ? {} : { text: one }), ...(other === undefined ? {} : { step: other }) };
}

function withoutLines({ place, words, next }: WithoutText): string[] {
  return [`       ${place}  ${words}`, '           no text shows it', `           next: ${next}`];
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
