import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { plainName } from './given-files';
import type { State } from '../state';

const LARGEST = 200_000;

/** A manifest that a line applies from above the reader's folder, or from a path of the reader's machine, under its own name: the lab brings it. */
export function withOwnFiles(text: string, state: State): string {
  const printed = text.replace(/^((?:cat|more|less|bat) )((?:\.\.\/|\/|~\/)[\w./-]*\.(?:ya?ml|json))$/, (whole, program: string, path: string) => (state.given.has(basename(path)) ? `${program}${basename(path)}` : whole));
  if (!/\bkubectl\b/.test(text)) return printed;
  return text.replaceAll(/( (?:-f|--filename)(?: *=? *)["']?)((?:\.\.\/|\/|~\/)[\w./-]*\.(?:ya?ml|json))(?=["']?(?:\s|$))/g, (whole, before: string, path: string) => {
    if (state.files.has(plainName(path)) || [...state.madeByLines].some((made) => plainName(path) === made || plainName(path).startsWith(`${made}/`))) return whole;
    const name = path.startsWith('..') ? path.replace(/^(?:\.\.\/)+/, '') : basename(path);
    const place = path.startsWith('..') ? resolve(state.folder, path) : undefined;
    if (place !== undefined && existsSync(place) && statSync(place).isFile() && statSync(place).size <= LARGEST && !state.files.has(name)) state.given.set(name, readFileSync(place, 'utf8'));
    return `${before}${name}`;
  });
}
