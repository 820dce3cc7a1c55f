import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from '../asked';
import type { State } from '../state';

const UP = /^cd ((?:\.\.\/)+)([\w][\w./-]*?)\/?$/;

/** `cd ../02-services`: a folder of the author's repository, which the run has beside the others. */
export function inOtherFolder(text: string, state: State): string {
  const own = inClonedFolder(text, state);
  if (own !== undefined) return own;
  const [, up = '', name = ''] = UP.exec(text.trim()) ?? [];
  return name !== '' && state.away.length === 0 && isFolder(resolve(state.folder, up, name)) ? `cd ${name}` : text;
}

/** `cd shop/labs/one`, where the reader has cloned the repository shop: the run has its folders beside the text, or is there already. */
function inClonedFolder(text: string, { cloned, folder, away, at }: Pick<State, 'cloned' | 'folder' | 'away' | 'at'>): string | undefined {
  const [, repository = '', rest = ''] = /^cd +(?:\.\/|~\/)?([\w.-]+)\/([\w][\w./-]*?)\/?(?:\s+#.*)?$/.exec(text.trim()) ?? [];
  if (!cloned.has(repository) || away.length > 0 || at !== undefined) return undefined;
  return !resolve(folder).endsWith(`/${rest}`) && isFolderAround(folder, rest) ? `cd ${rest}` : `cd ${repository}`;
}

/** `cd {your copy}/labs`, `cd labs&more` without quotes. */
const NAMED = /^cd +[^\n;|]*(?:\{[^{}\n]+\}|<[^<>\n]+>|[\w/]&\w)[^\n;|&]*$/;

/** Whether a line goes to a folder of the author's repository, which a run does not have: one above the reader's, or one with a name that each reader gives it. */
export function leavesFolder(text: string, { away, at }: Pick<State, 'away' | 'at'>): boolean {
  return NAMED.test(text) || (away.length === 0 && at === undefined && /^cd (?:\.\.\/?)+(?:[\w][\w./-]*)?$/.test(text.trim()));
}

/** `cd labs/part-1`, where neither the text nor the repository has such a folder, and no line can have made it: the reader's files are in their own. */
export function goesNowhere(text: string, { away, at, cloned, hasRunScripts, madeByLines, folder }: Pick<State, 'away' | 'at' | 'cloned' | 'hasRunScripts' | 'madeByLines' | 'folder'>): boolean {
  const name = /^cd +(?:\.\/)?(\w[\w.-]*(?:\/[\w.-]+)*)\/?(?:\s+#.*)?$/.exec(text.trim())?.[1];
  if (name === undefined || hasRunScripts || away.length > 0 || at !== undefined || cloned.size > 0) return false;
  const [first = name] = name.split('/');
  const isMade = [...madeByLines].some((made) => made === first || made.startsWith(`${first}/`) || name.startsWith(made));
  return !isMade && !isFolderAround(folder, name);
}

/** Beside the text, or in a folder above it. */
function isFolderAround(folder: string, name: string): boolean {
  const places = [0, 1, 2, 3].map((depth) => resolve(folder, ...Array.from({ length: depth }, () => '..'), name));
  return places.some(isFolder);
}

/** `mkdir data/services`, where nothing makes data: the reader has it of an earlier lab. */
export function withParents(text: string, state: State): string {
  return text.replaceAll(/(?<=^|&& )mkdir (?=(?:~\/|\$HOME\/|"\$HOME\/)?[\w.-]+\/[\w.-]+)/g, () => `${ask(state, 'mkdir for a folder in another one', 'slip', 'mkdir -p')} `);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
