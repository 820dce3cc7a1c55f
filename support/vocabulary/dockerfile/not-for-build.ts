import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from '@balena/dockerignore';
import { readInstructions } from './instructions';

/** Files that the Dockerfile copies and that the build cannot see. */
export interface NotForBuild {
  /** .dockerignore excludes them. */
  leftOut: string[];
  /** They are links, and their targets may lie outside the folder, where a build cannot see them. */
  links: string[];
}

export function notForBuild(folder: string): NotForBuild {
  const names = copied(folder);
  const ignored = ignore().add(textOf(folder, '.dockerignore'));
  return { leftOut: names.filter((name) => ignored.ignores(name)), links: names.filter((name) => lstatSync(join(folder, name)).isSymbolicLink()) };
}

function copied(folder: string): string[] {
  const named = readInstructions(textOf(folder, 'Dockerfile')).filter(({ keyword, flags }) => ['COPY', 'ADD'].includes(keyword) && !flags.has('from')).flatMap(({ words }) => words.slice(0, -1));
  return [...new Set(named.map((name) => name.replace(/^(\.?\/)+/, '')))].filter((name) => name !== '' && lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
}

function textOf(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}
