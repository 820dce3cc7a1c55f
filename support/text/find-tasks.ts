import type { Part, TextTask } from './lab-text';
import { TASK_WORDS } from './languages';
import { isCleaning, isPreparing } from './preparations';

type HeadingPart = Extract<Part, { type: 'heading' }>;

/** Words before the number, or before a colon, of a heading that is a task. */
const WORDS = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:(?:task|step|exercise|exercice|lab|part|question|challenge|section|activity|assignment|scenario|stage)s?\b|(?:${TASK_WORDS})(?!\p{L}{2}))\s*(?:#?\s*(\d+)(?:[.\d]*)|[一二三四五六七八九十]+(?!\p{L})|[:：])`, 'iu');
const ORDINAL = /^[^\p{L}\p{N}]*(?:第\s*(?:(\d+)|[一二三四五六七八九十]+)\s*(?:步|部分|题|阶段|关|个)|[一二三四五六七八九十]{1,3}[、.．:：])/u;
const NUMBERED = /^[^\p{L}\p{N}]*(\d+)(?:\s*[.):、．）：]|\s+[-–—]|\s)(?!\d)/u;
const FORMS = [WORDS, ORDINAL, NUMBERED];

/** A place of a task in the parts. */
export interface FoundTask {
  /** The index of its part. */
  index: number;
  task: TextTask;
}

/** @param hasContent whether a part is something to do: a command, a file */
export function findTasks(parts: readonly Part[], hasContent: (part: Part) => boolean, title: string): FoundTask[] {
  const marked = byMarks(parts);
  if (marked.length > 0) return marked;
  const headings = parts.flatMap((part, index) => (part.type === 'heading' ? [{ part, index }] : []));
  const own = (index: number): boolean => ownContent(parts, index, hasContent);
  const counted = countedHeadings(headings.map(({ part }) => part));
  const chosen = headings.filter(({ part, index }, place) => counted.includes(part) || (own(index) && !isWithin(headings.map(({ part: each }) => each), place, counted)));
  const found = chosen.map(({ part, index }) => ({ index, title: part.text, path: part.path, line: part.line }));
  const before = parts.findIndex((part) => part.type === 'heading' || hasContent(part));
  const first = parts[before];
  // What there is to do above all headings is a task, too.
  if (first && first.type !== 'heading') found.unshift({ index: before, title, path: first.path, line: first.line });
  return numbered(withPreparations(parts, found));
}

interface Place {
  index: number;
  title: string;
  path: string;
  line: number;
}

/** What readers need before they begin is no task: it belongs to the one that follows. So does a page's beginning that removes what an earlier one has left. */
function withPreparations(parts: readonly Part[], found: readonly Place[]): Place[] {
  const places: Place[] = [];
  let before: Place | undefined;
  for (const [at, place] of found.entries()) {
    const isBefore = at < found.length - 1 && parts[place.index]?.type === 'heading' && (isPreparing(parts, place.index) || (places.length === 0 && isCleaning(place.title)));
    if (isBefore) {
      before ??= place;
      continue;
    }
    places.push(before?.path === place.path ? { ...place, index: before.index, line: before.line } : place);
    before = undefined;
  }
  return places;
}

function byMarks(parts: readonly Part[]): FoundTask[] {
  return parts.flatMap((part, index) => {
    if (part.type !== 'mark' || part.task === undefined) return [];
    const next = parts[index + 1];
    const above = parts.slice(0, index).filter(({ type }) => type === 'heading').at(-1) as HeadingPart | undefined;
    const heading = next?.type === 'heading' ? next : above;
    return [{ index, task: { id: part.task, title: plainTitle(heading?.text ?? `Task ${part.task}`), path: part.path, line: heading === next && next ? next.line : part.line } }];
  });
}

/** Headings with "Task 3" or a number, on the highest level that has several of them. A page's only title is not one. */
function countedHeadings(headings: readonly HeadingPart[]): HeadingPart[] {
  for (const form of FORMS) {
    const matching = headings.filter(({ text }) => form.test(text));
    const levels = [...new Set(matching.map(({ depth }) => depth))].sort();
    for (const level of levels) {
      const here = matching.filter(({ depth }) => depth === level);
      if (here.length > 1 || (here.length === 1 && level > 1 && matching.length === 1)) return here;
    }
  }
  return [];
}

/** Whether a heading belongs to one of the counted ones above it. */
function isWithin(headings: readonly HeadingPart[], place: number, counted: readonly HeadingPart[]): boolean {
  const { depth = 0 } = headings[place] ?? {};
  for (let above = place - 1; above >= 0; above--) {
    const heading = headings[above];
    if (heading && counted.includes(heading)) return heading.depth < depth;
    if (heading && heading.depth < depth && heading.depth <= (counted[0]?.depth ?? 0)) return false;
  }
  return false;
}

function ownContent(parts: readonly Part[], index: number, hasContent: (part: Part) => boolean): boolean {
  const rest = parts.slice(index + 1);
  const end = rest.findIndex(({ type }) => type === 'heading');
  return rest.slice(0, end < 0 ? rest.length : end).some(hasContent);
}

/** With the numbers of the headings if each has one of its own; otherwise in their order. */
function numbered(found: readonly Place[]): FoundTask[] {
  const numbers = found.map(({ title }) => Number(FORMS.map((form) => form.exec(title)?.[1]).find((number) => number !== undefined) ?? 0));
  const areOwn = numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
  return found.map(({ index, title, path, line }, place) => ({ index, task: { id: areOwn ? (numbers[place] ?? 0) : place + 1, title: plainTitle(title), path, line } }));
}

const COUNTED = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:(?:(?:task|step|exercise|question|challenge|lab|part|${TASK_WORDS})\s*)?#?\d[\d.]*|第\s*(?:\d+|[一二三四五六七八九十]+)\s*(?:步|部分|题|阶段|关)|[一二三四五六七八九十]{1,3}(?=[、.．:：]))\s*[.):、．）：–—-]*\s*`, 'iu');

/** Without its number: lab.yaml has the number beside it. */
export function plainTitle(title: string): string {
  const plain = title.replace(COUNTED, '').replace(/\s+/g, ' ').replace(/\s*\{#.*\}$/, '').trim();
  return plain || title.trim() || 'Begin';
}
