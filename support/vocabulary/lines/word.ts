/** A word of a line: text, with holes where the shell or the reader fills something in: `http://$ip:8080`. */
export type Word = readonly (string | Hole)[];

export interface Hole {
  /** As it is shown: `$ip`, `<pod-name>`, `$(date)`. */
  shown: string;
  /** The lines that the shell runs in its place, in one form for all that mean the same; undefined if nobody says. */
  meaning?: string;
}

const HOLE = '\uE000';

/** The text of a word; undefined if it has holes. */
export function literal(word: Word | undefined): string | undefined {
  return word?.every((part) => typeof part === 'string') ? word.join('') : undefined;
}

/** As a person reads it. */
export function shown(word: Word): string {
  return word.map((part) => (typeof part === 'string' ? part : part.shown)).join('');
}

/** In one form for all that mean the same. */
export function canonical(word: Word): string {
  return word.map((part) => (typeof part === 'string' ? part : `$(${part.meaning ?? '?'})`)).join('');
}

/** Whether two words are equal once their holes are filled. */
export function isSame(one: Word, other: Word): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return haveSameMeanings(holesOf(one), holesOf(other));
  return fills(one, b) || fills(other, a);
}

/** A word with a part cut off at both ends, or undefined if it does not begin with it. */
export function afterPrefix(word: Word, prefix: string): Word | undefined {
  const [first = '', ...others] = word;
  if (typeof first !== 'string' || !first.startsWith(prefix)) return undefined;
  return first.length === prefix.length ? others : [first.slice(prefix.length), ...others];
}

function plain(word: Word): string {
  return word.map((part) => (typeof part === 'string' ? part : HOLE)).join('');
}

function holesOf(word: Word): Hole[] {
  return word.filter((part) => typeof part !== 'string');
}

function haveSameMeanings(ones: readonly Hole[], others: readonly Hole[]): boolean {
  return ones.every(({ meaning }, index) => meaning === undefined || others[index]?.meaning === undefined || meaning === others[index].meaning);
}

/** Whether text can stand in the holes. */
function fills(word: Word, text: string): boolean {
  if (holesOf(word).length === 0) return false;
  const source = word.map((part) => (typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '[^]+')).join('');
  return new RegExp(`^${source}$`).test(text);
}
