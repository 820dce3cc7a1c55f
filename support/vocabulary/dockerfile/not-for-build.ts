import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from '@balena/dockerignore';
import { askingCommands } from './asking-commands';
import { readInstructions, type Step } from './instructions';

/** What keeps a Dockerfile from being built. */
export interface NotForBuild {
  /** Commands of RUN that wait for an answer. */
  asking: string[];
  /** Files that it copies, and that .dockerignore excludes. */
  leftOut: string[];
  /** Files that it copies and that are links, and their targets may lie outside the folder, where a build cannot see them. */
  links: string[];
}

export function notForBuild(folder: string): NotForBuild {
  const steps = readInstructions(textOf(folder, 'Dockerfile'));
  const names = copied(steps, folder);
  const ignored = ignore().add(textOf(folder, '.dockerignore'));
  return { asking: askingCommands(steps), leftOut: names.filter((name) => ignored.ignores(name)), links: names.filter((name) => lstatSync(join(folder, name)).isSymbolicLink()) };
}

function copied(steps: readonly Step[], folder: string): string[] {
  const named = steps.filter(({ keyword, flags }) => ['COPY', 'ADD'].includes(keyword) && !flags.has('from')).flatMap(({ words }) => words.slice(0, -1));
  return [...new Set(named.map((name) => name.replace(/^(\.?\/)+/, '')))].filter((name) => name !== '' && lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
}

function textOf(folder: string, name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}
