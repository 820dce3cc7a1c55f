import type { Part } from './lab-text';

/** Where the parts below the heading of a part begin, and the first one that belongs to them no more. */
export function sectionOf(parts: readonly Part[], index: number): { begin: number; end: number } {
  const begin = parts.slice(0, index).map(({ type }) => type).lastIndexOf('heading') + 1;
  const end = parts.findIndex(({ type }, place) => place > index && type === 'heading');
  return { begin, end: end < 0 ? parts.length : end };
}
