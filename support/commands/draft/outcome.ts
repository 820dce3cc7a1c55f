import { todo, type Drafted } from './drafted';

/** A line that does nothing for the lab, with why. */
export function left(why: string, base: Drafted): Drafted {
  return { ...base, lines: [{ comment: `line ${base.line}, left out (${why}): ${oneLine(base.text)}` }], outcome: 'left out' };
}

/** A line that a person must decide on, with why. */
export function asTodo(base: Drafted, why: string): Drafted {
  return { ...base, lines: [todo(base.line, why), ...base.text.split('\n').map((text) => ({ comment: `  ${text}` }))], outcome: 'todo', effects: [], images: [], files: [], sets: [], reads: [] };
}

export function oneLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 ? first : `${first} ...`;
}

export function isDrafted({ outcome }: Pick<Drafted, 'outcome'>): boolean {
  return outcome === 'sentence' || outcome === 'typed';
}
