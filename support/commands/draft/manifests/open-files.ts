import type { Drafted } from '../drafted';
import type { State } from '../state';

const WRITTEN = /(?<![<&\d])>>?\s*([A-Za-z][\w./-]*)/g;

/** Files that only a person's answer writes: lines below that read them wait for it. */
export function noteOpenFiles({ text, line, outcome, isHeld }: Drafted, state: State): void {
  if (text.includes('<<')) return;
  const isOpen = outcome === 'todo' || isHeld === true;
  for (const [, file = ''] of text.matchAll(WRITTEN)) {
    if (isOpen) state.open.set(`File/${file}`, line);
    else state.open.delete(`File/${file}`);
  }
}

/** The line that would have written a file which a line reads. */
export function openFileIn({ text }: Drafted, { open }: Pick<State, 'open'>): number | undefined {
  const read = text.replaceAll(WRITTEN, '').split(/[\s'"=;|&]+/);
  return [...open].find(([key]) => key.startsWith('File/') && read.includes(key.slice('File/'.length)))?.[1];
}
