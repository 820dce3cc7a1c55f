import { basename } from 'node:path';
import { laterOrAsked, NOWHERE } from '../asked';
import { filesOf, plainName } from './given-files';
import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';

const OPTIONS = ['from-file', 'from-env-file', 'cert', 'key'];

/** Files that a Secret or a ConfigMap is made of, and that are nowhere: the author is asked for them once. @returns those that go into the fixtures; `missing` if nothing can stand for one: a certificate */
export function filesOfOptions(line: KubectlLine, state: State): { asked: string[]; missing?: string } {
  const asked: string[] = [];
  if (line.verb !== 'create') return { asked };
  for (const option of OPTIONS) {
    for (const value of line.options.get(option) ?? []) {
      const name = plainName(value.slice(value.indexOf('=') + 1));
      if (!/^[\w.-][\w./-]*\w$/.test(name) || name.startsWith('..') || isThere(value, name, state)) continue;
      if (option === 'cert' || option === 'key') return { asked, missing: name };
      const found = laterOrAsked(state, name, true);
      if (found === undefined) continue;
      state.files.set(found, state.later.get(found) ?? (option === 'from-env-file' ? `${NOWHERE}TODO=TODO\n` : NOWHERE));
      asked.push(found);
    }
  }
  return { asked };
}

/** The line with a key for each file that a ConfigMap or a Secret is made of; a folder gives one for each file in it. */
export function withKeys(line: KubectlLine, state: State): KubectlLine {
  const words = line.options.get('from-file');
  if (words === undefined || line.verb !== 'create') return line;
  const keyed = words.flatMap((word) => {
    const known = word.includes('=') ? [] : filesOf(state, word).filter((file) => !file.slice(plainName(word).length + 1).includes('/'));
    return known.length === 0 ? [word] : known.map((file) => `${basename(file)}=${file}`);
  });
  return { ...line, options: new Map([...line.options, ['from-file', keyed]]) };
}

function isThere(word: string, name: string, state: State): boolean {
  if (filesOf(state, name).length > 0 || filesOf(state, word).length > 0) return true;
  return [...state.madeByLines].some((made) => name === made || name.startsWith(`${made}/`) || made.startsWith(`${name}/`) || name.endsWith(`/${made}`));
}
