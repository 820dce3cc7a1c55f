import { basename } from 'node:path';
import { laterOrAsked, NOWHERE } from '../asked';
import { filesOf } from './given-files';
import { plainName } from './plain-name';
import type { KubectlLine } from '../lines/kubectl-line';
import type { State } from '../state';

const LONGEST_VALUE = 80;
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

/** What a line makes of files as if each were typed with its key: a folder gives a key for each file in it. Short files of one line become values. */
export function withKeys(line: KubectlLine, state: State): KubectlLine {
  const words = line.options.get('from-file');
  if (words === undefined || line.verb !== 'create') return line;
  const literals = [...(line.options.get('from-literal') ?? [])];
  const files = words.flatMap((word) => {
    const [key, name] = word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [undefined, word];
    const known = filesOf(state, name).filter((file) => !file.slice(plainName(name).length + 1).includes('/'));
    if (known.length === 0) return [word];
    return known.flatMap((file) => {
      const text = state.files.get(file)?.trimEnd() ?? '';
      if (text === '' || text === NOWHERE.trimEnd() || text.length > LONGEST_VALUE || text.includes('\n')) return [`${key ?? basename(file)}=${file}`];
      literals.push(`${key ?? basename(file)}=${text}`);
      return [];
    });
  });
  return { ...line, options: new Map([...line.options, ['from-file', files], ['from-literal', literals]]) };
}

function isThere(word: string, name: string, state: State): boolean {
  if (filesOf(state, name).length > 0 || filesOf(state, word).length > 0) return true;
  return [...state.madeByLines].some((made) => name === made || name.startsWith(`${made}/`) || made.startsWith(`${name}/`) || name.endsWith(`/${made}`));
}
