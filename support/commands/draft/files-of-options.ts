import { laterOrAsked, NOWHERE } from './asked';
import { filesOf, plainName } from './given-files';
import type { KubectlLine } from './kubectl-line';
import type { State } from './state';

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

function isThere(word: string, name: string, state: State): boolean {
  if (filesOf(state, name).length > 0 || filesOf(state, word).length > 0) return true;
  return [...state.madeByLines].some((made) => name === made || name.startsWith(`${made}/`) || made.startsWith(`${name}/`) || name.endsWith(`/${made}`));
}
