import type { Block, Part } from './lab-text';
import { isNoTask } from './marks';
import { pointsOn, repeats } from './preparations';

/** A section that is marked as no task: indexes of parts. */
export interface OutsideParts {
  /** Of its mark. */
  mark: number;
  /** The first part, which may be a heading above the mark. */
  begin: number;
  /** The first part behind it. */
  end: number;
}

/** The sections of a page that are marked as no task, or that point to what readers may do elsewhere: each ends with the next heading of its level, or of one above it, or with the mark of a task. */
export function outsideOf(parts: readonly Part[]): OutsideParts[] {
  const isMarked = parts.some((part) => part.type === 'mark' && part.task !== undefined);
  return parts.flatMap((part, mark): OutsideParts[] => {
    const isLater = parts.slice(0, mark).some(({ type }) => type === 'heading');
    if (part.type === 'heading' && (pointsOn(part.text) || (isLater && repeats(part.text))) && !isMarked) return [{ mark, begin: mark, end: endOf(parts, mark + 1, part.depth) }];
    if (part.type !== 'mark' || !isNoTask(part.words)) return [];
    const isAbove = parts[mark + 1]?.type === 'heading';
    const begin = !isAbove && parts[mark - 1]?.type === 'heading' ? mark - 1 : mark;
    const depth = depthOf(parts, isAbove ? mark + 1 : mark);
    const first = mark + (isAbove ? 2 : 1);
    return [{ mark, begin, end: endOf(parts, first, depth) }];
  });
}

/** @returns the index of the first part behind a section */
function endOf(parts: readonly Part[], first: number, depth: number): number {
  const end = parts.findIndex((other, index) => index >= first && ((other.type === 'heading' && other.depth <= depth) || (other.type === 'mark' && other.task !== undefined)));
  return end < 0 ? parts.length : end;
}

/** Of the heading that a part stands below; where there is none, any heading ends its section. */
function depthOf(parts: readonly Part[], index: number): number {
  return parts.slice(0, index + 1).flatMap((part) => (part.type === 'heading' ? [part.depth] : [])).at(-1) ?? Infinity;
}

export function isOutside(index: number, outside: readonly OutsideParts[]): boolean {
  return outside.some(({ begin, end }) => begin <= index && index < end);
}

/** Parts without the headings of these sections, which are no tasks; each part keeps its place. */
export function withoutHeadings(parts: readonly Part[], outside: readonly OutsideParts[]): Part[] {
  return parts.map((part, index) => (part.type === 'heading' && isOutside(index, outside) ? { type: 'prose', path: part.path, line: part.line, endLine: part.line, text: part.text, codes: [] } : part));
}

/** What stands in such a section is neither typed nor written. */
export function asNoTask({ commands, ...block }: Block): Block {
  return { ...block, kind: 'other', why: `it is marked as no task${commands ? ': nobody types it in the lab' : ''}` };
}
