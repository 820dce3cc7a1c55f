import type { Drafted } from '../drafted';
import type { State } from '../state';

const WRITTEN = /(?<![<&\d])>>?\s*([A-Za-z][\w./-]*)/g;

/** A way to a Pod: `port-forward web 8080:80`. */
const WAY = /\bport-forward\b[^\n|;&]*?\s(\d+):\d+/g;

/** Files that only a person's answer writes, and ports that it opens: lines below that read or ask them wait for it. */
export function noteOpenPlaces({ text, line, outcome, isHeld }: Drafted, state: State): void {
  if (text.includes('<<')) return;
  const isOpen = outcome === 'todo' || isHeld === true;
  for (const [, port = ''] of text.matchAll(WAY)) {
    if (isOpen) state.open.set(`Port/${port}`, line);
    else state.open.delete(`Port/${port}`);
  }
  for (const [, file = ''] of text.matchAll(WRITTEN)) {
    if (isOpen) state.open.set(`File/${file}`, line);
    else state.open.delete(`File/${file}`);
  }
}

/** The line that would have written a file which a line reads, or opened a port that it asks. */
export function openPlaceIn({ text }: Drafted, { open }: Pick<State, 'open'>): number | undefined {
  const read = text.replaceAll(WRITTEN, '').split(/[\s'"=;|&]+/);
  const ports = [...text.matchAll(/\b(?:localhost|127\.0\.0\.1):(\d+)/g)].map(([, port = '']) => `Port/${port}`);
  return [...open].find(([key]) => ports.includes(key) || (key.startsWith('File/') && read.includes(key.slice('File/'.length))))?.[1];
}
