import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isMadeByLines, plainName } from './plain-name';
import { filesBeside, type State } from '../state';

const LARGEST = 200_000;
/** A file that a line prints from a path of the author's machine. */
const PRINTED = /(?<=^(?:cat|less|more|head|tail)(?: -\S+)* )(?:\/|~\/)[\w./-]*\.\w+(?=\s|$)/;

/** A manifest that a line applies from above the reader's folder, or from a path of the reader's machine, under its own name: the lab brings it. */
export function withOwnFiles(text: string, state: State): string {
  const printed = text.replace(PRINTED, (path) => besideByEnd(path.split('/').slice(1), state) ?? (state.given.has(basename(path)) ? basename(path) : path));
  if (!/\bkubectl\b/.test(text)) return printed;
  return text.replaceAll(/( (?:-f|--filename)(?: *|=)["']?)((?:\.\.\/|\/|~\/)[\w./-]*\.(?:ya?ml|json))(?=["']?(?:\s|$))/g, (whole, before: string, path: string) => {
    if (state.files.has(plainName(path)) || isMadeByLines(plainName(path), state.madeByLines)) return whole;
    const name = path.startsWith('..') ? path.replace(/^(?:\.\.\/)+/, '') : basename(path);
    const place = path.startsWith('..') ? resolve(state.folder, path) : undefined;
    const beside = path.startsWith('..') ? undefined : besideByEnd(path.split('/').slice(1), state);
    if (beside !== undefined) return `${before}${beside}`;
    if (place !== undefined && existsSync(place) && statSync(place).isFile() && statSync(place).size <= LARGEST && !state.files.has(name)) state.given.set(name, readFileSync(place, 'utf8'));
    return `${before}${name}`;
  });
}

/** The file beside the text that a longer path means: `.../main/specs/web.yaml`. At least a folder and a name must be the same. */
export function besideByEnd(parts: readonly string[], state: State): string | undefined {
  const ends = parts.map((_, index) => parts.slice(index)).filter(({ length }) => length >= 2);
  return ends.map((end) => end.join('/')).find((end) => filesBeside(state, end).has(end));
}
