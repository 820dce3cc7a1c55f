import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask } from '../asked';
import type { State } from '../state';

const UP = /^cd ((?:\.\.\/)+)([\w][\w./-]*?)\/?$/;

/** `cd ../02-services`: a folder of the author's repository, which the run has beside the others. */
export function inOtherFolder(text: string, state: State): string {
  const [, up = '', name = ''] = UP.exec(text.trim()) ?? [];
  return name !== '' && state.away.length === 0 && isFolder(resolve(state.folder, up, name)) ? `cd ${name}` : text;
}

/** Whether a line goes to a folder above the reader's, which a run does not have. */
export function leavesFolder(text: string, { away, at }: Pick<State, 'away' | 'at'>): boolean {
  return away.length === 0 && at === undefined && /^cd (?:\.\.\/?)+(?:[\w][\w./-]*)?$/.test(text.trim());
}

/** `mkdir data/services`, where nothing makes data: the reader has it of an earlier lab. */
export function withParents(text: string, state: State): string {
  return text.replaceAll(/(?<=^|&& )mkdir (?=(?:~\/|\$HOME\/|"\$HOME\/)?[\w.-]+\/[\w.-]+)/g, () => `${ask(state, 'mkdir for a folder in another one', 'slip', 'mkdir -p')} `);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
