import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from '@balena/dockerignore';
import { readInstructions } from './instructions';

/** The files of a folder that its Dockerfile names in COPY or ADD, and that its .dockerignore keeps from the build. */
export function leftOut(folder: string): string[] {
  const ignored = ignore().add(textOf(folder, '.dockerignore'));
  return copied(folder).filter((name) => ignored.ignores(name));
}

/** Those that are links: what they lead to may be outside of the folder, where a build cannot see it. */
export function linked(folder: string): string[] {
  return copied(folder).filter((name) => lstatSync(join(folder, name)).isSymbolicLink());
}

function copied(folder: string): string[] {
  const named = readInstructions(textOf(folder, 'Dockerfile')).filter(({ keyword, flags }) => ['COPY', 'ADD'].includes(keyword) && !flags.has('from')).flatMap(({ words }) => words.slice(0, -1));
  return [...new Set(named.map((name) => name.replace(/^(\.?\/)+/, '')))].filter((name) => name !== '' && lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
}

function textOf(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}
