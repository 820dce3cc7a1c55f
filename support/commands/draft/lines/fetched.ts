import type { Drafted } from '../drafted';
import type { State } from '../state';

const ARCHIVE = /^[\w.-]+\.(?:tar\.gz|tgz|zip|tar|gz|deb|rpm)$/;

/** Archives of programs that a line which is left out takes from an address. */
export function noteFetched({ text, outcome }: Drafted, { fetched }: Pick<State, 'fetched'>): void {
  if (outcome !== 'left out') return;
  for (const [, file = ''] of text.matchAll(/https?:\/\/\S*\/([\w.-]+)(?=[\s"']|$)/g)) if (ARCHIVE.test(file)) fetched.add(file);
}

/** Whether a line unpacks one of them, or removes it. */
export function readsFetched(text: string, { fetched }: Pick<State, 'fetched'>): boolean {
  return fetched.size > 0 && text.split(/[\s"';|&]+/).some((word) => fetched.has(word.replace(/^\.\//, '')));
}
