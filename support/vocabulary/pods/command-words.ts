import { specOf, type PodObserved } from './observed';

const SHELL = /^(?:.*\/)?(?:a|ba|da)?sh$/;

function wordsOf(observed: PodObserved): string[] {
  return [...(specOf(observed)?.command ?? []), ...(specOf(observed)?.args ?? [])];
}

/** The whole command if it is one word: Kubernetes reads words in one pair of quotes as the name of one program. */
export function inOneWord(observed: PodObserved): string | undefined {
  const [program = ''] = wordsOf(observed);
  return /\S\s+\S/.test(program) ? program : undefined;
}

/** The words that a shell runs if `sh -c` is not given its command in one pair of quotes: it takes the first of them for the whole command. */
export function wordsAfterShell(observed: PodObserved): string[] | undefined {
  const [shell = '', option, ...words] = wordsOf(observed);
  const isSplit = SHELL.test(shell) && option === '-c' && words.length > 1 && !/\s/.test(words[0] ?? '');
  return isSplit ? words : undefined;
}
