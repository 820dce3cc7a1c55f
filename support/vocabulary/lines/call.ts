import { basename } from 'node:path';
import { ALSO_CALLED, GRAMMARS, type Grammar } from './programs';
import { canonicalValue, inOneForm } from './one-form';
import { sortWords } from './sort-words';
import { targetsOf, type Target } from './targets';
import { canonical, literal, shown, type Word } from './word';

/** A command by its structure. */
export interface Call {
  program: string;
  /** What it does: `get`, `rollout status`; empty for programs without such words. */
  verb: string;
  /** What kubectl's commands are about. */
  targets: Target[];
  /** The other words, in their order. */
  args: Word[];
  /** By their long names, with their values. */
  options: Map<string, Word[]>;
  /** The command that it runs in a container. */
  rest?: Word[];
  /** Whether `--` stands before that one. */
  isSeparated?: true;
}

/** @param words of a line, its program first @param namespaces those that lines need not name */
export function callOf(words: readonly Word[], namespaces: readonly string[]): Call {
  const [first = [], ...others] = words.map(inOneForm);
  const name = basename(literal(first) ?? shown(first));
  const program = ALSO_CALLED[name] ?? name;
  const inner = limited(program, others);
  if (inner) return callOf(inner, namespaces);
  const grammar = GRAMMARS[program];
  return grammar ? known(program, grammar, others, namespaces) : { program, verb: '', targets: [], ...plainly(others) };
}

/** `timeout 3 wget URL` does what `wget URL` does. */
function limited(program: string, words: readonly Word[]): readonly Word[] | undefined {
  if (program === 'sudo' || program === 'time') return words;
  return program === 'timeout' && /^\d/.test(literal(words[0]) ?? '') ? words.slice(1) : undefined;
}

/** Options of any program stand where they stand: nobody says which take a value. */
function plainly(words: readonly Word[]): Pick<Call, 'args' | 'options'> {
  const isOption = (word: Word): boolean => typeof word[0] === 'string' && /^-[\w-]/.test(word[0]);
  return { args: words.filter((word) => !isOption(word)), options: new Map(words.filter(isOption).map((word) => [shown(word).replace(/^-+/, ''), []])) };
}

function known(program: string, grammar: Grammar, words: readonly Word[], namespaces: readonly string[]): Call {
  const [first = '', second = ''] = sortWords(words, grammar, '').plain.map((word) => literal(word) ?? '');
  const isDouble = grammar.verbs.test(first);
  const said = program === 'curl' || program === 'wget' ? '' : isDouble ? `${first} ${second}` : first;
  const verb = grammar.same?.[said] ?? said;
  const length = said === '' ? 0 : isDouble ? 2 : 1;
  const { plain, options, rest } = sortWords(words, grammar, verb, endOfOwn(program, grammar, verb, words) + length);
  for (const [option, values] of options) options.set(option, values.flatMap((value) => canonicalValue(option, value)));
  if (options.get('namespace')?.every((value) => namespaces.includes(shown(value)))) options.delete('namespace');
  const { targets, args } = program === 'kubectl' || program === 'oc' ? targetsOf(verb, plain.slice(length)) : { targets: [], args: plain.slice(length) };
  // `kubectl run NAME --image=IMAGE COMMAND`
  const run = verb === 'run' && targets.length > 0 ? args : [];
  const inside = rest ?? (run.length > 0 ? run : undefined);
  return { program, verb, targets, args: run.length > 0 ? [] : args, options, ...(inside ? { rest: unwrapped(inside) } : {}), ...(words.some((word) => literal(word) === '--') ? { isSeparated: true as const } : {}) };
}

/** After how many words behind its verb the words of another command begin. */
function endOfOwn(program: string, { runs }: Grammar, verb: string, words: readonly Word[]): number {
  if (runs?.test(verb)) return 1;
  return program === 'kubectl' && verb === 'exec' && !words.some((word) => literal(word) === '--') ? 1 : Infinity;
}

/** `sh -c 'ls /pages'` runs what `ls /pages` runs. */
function unwrapped(words: readonly Word[]): Word[] {
  const [shell, option, lines, ...others] = words;
  const text = lines && literal(lines);
  const isShell = /^(?:.*\/)?(?:ba|a|da)?sh$/.test((shell && literal(shell)) ?? '');
  if (isShell && others.length === 0 && option && literal(option) === '-c' && text !== undefined && !/[|&;<>$`(){}*?~\n"'\\]/.test(text)) return text.trim().split(/\s+/).map((word) => [word]);
  const inner = limited(literal(shell) ?? '', words.slice(1));
  if (inner) return unwrapped(inner);
  return isShell && shell ? [[basename(literal(shell) ?? '')], ...words.slice(1)] : [...words];
}

/** One form for all commands that mean the same. */
export function canonicalCall({ program, verb, targets, args, options, rest }: Call): string {
  const given = [...options].map(([name, values]) => `--${name}=${values.map(canonical).join(',')}`).sort();
  const about = targets.map(({ kind, name }) => (name ? `${kind}/${canonical(name)}` : kind));
  return [program, verb, ...about, ...args.map(canonical), ...given, ...(rest ? ['--', ...rest.map(canonical)] : [])].filter(Boolean).join(' ');
}
