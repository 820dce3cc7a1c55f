import type { Grammar } from './programs';
import { afterPrefix, literal, type Word } from './word';

/** The words of a command, apart from its program. */
export interface Sorted {
  /** In their order. */
  plain: Word[];
  /** By their long names. An option without a value has none. */
  options: Map<string, Word[]>;
  /** After `--`, or of the command that a container runs; undefined without one. */
  rest?: Word[];
}

/** Tells options from other words as the program does. @param verb its first word @param isWhole whether a program's own words end with its n-th plain word */
export function sortWords(words: readonly Word[], grammar: Grammar, verb: string, endsAfter = Infinity): Sorted {
  const sorted: Sorted = { plain: [], options: new Map() };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? [];
    const text = literal(word) ?? (typeof word[0] === 'string' ? word[0] : '');
    if (text === '--') return { ...sorted, rest: words.slice(index + 1) };
    if (!text.startsWith('-') || text === '-') {
      sorted.plain.push(word);
      if (sorted.plain.length >= endsAfter) return { ...sorted, rest: words.slice(index + 1) };
    } else if (text.startsWith('--')) index += noteLong(word, words[index + 1], grammar, sorted);
    else index += noteShort(word, words[index + 1], { ...grammar.short, ...grammar.shortOf?.[verb] }, grammar, sorted);
  }
  return sorted;
}

/** `--name`, `--name=value`, `--name value`. @returns how many further words belong to it */
function noteLong(word: Word, next: Word | undefined, { flags }: Grammar, { options }: Sorted): 0 | 1 {
  const [first = '', ...others] = word;
  const [, name = '', equals, begun = ''] = /^--([^=]+)(=?)([^]*)$/.exec(typeof first === 'string' ? first : '') ?? [];
  if (equals === '=') return note(options, name, [...(begun === '' ? [] : [begun]), ...others], flags.has(name));
  if (flags.has(name) || next === undefined || isOption(next)) return note(options, name);
  note(options, name, next);
  return 1;
}

/** `-it`, `-n dev`, `-ndev`, `-o=yaml`. @returns how many further words belong to it */
function noteShort(word: Word, next: Word | undefined, names: Readonly<Record<string, string>>, { flags }: Grammar, { options }: Sorted): 0 | 1 {
  const letters = typeof word[0] === 'string' ? word[0].slice(1) : '';
  for (let at = 0; at < letters.length; at++) {
    const name = names[letters.charAt(at)] ?? letters.charAt(at);
    if (flags.has(name)) {
      note(options, name);
      continue;
    }
    const value = afterPrefix(word, `-${letters.slice(0, at + 1)}`) ?? [];
    if (value.length > 0) return note(options, name, afterPrefix(value, '=') ?? value);
    if (next === undefined || (isOption(next) && literal(next) !== '-')) return note(options, name);
    note(options, name, next);
    return 1;
  }
  return 0;
}

function note(options: Map<string, Word[]>, name: string, value?: Word, isFlag = false): 0 {
  if (value === undefined || (isFlag && literal(value) === 'true')) options.set(name, options.get(name) ?? []);
  else if (!(isFlag && literal(value) === 'false')) options.set(name, [...(options.get(name) ?? []), value]);
  return 0;
}

function isOption(word: Word): boolean {
  return typeof word[0] === 'string' && word[0].startsWith('-') && word[0] !== '-';
}
