import type { Call } from '../../../vocabulary/lines/call';
import { literal, type Word } from '../../../vocabulary/lines/word';
import { kindOfWord } from '../../draft/lines/kinds';
import type { KubectlLine, Target } from '../../draft/lines/kubectl-line';
import { homeOf, type World } from './made';

/** A call of kubectl as drafts read lines. What only the shell knows is left out, and said in `isComputed`. */
export function asLine({ verb, targets, args, options, rest = [] }: Call): KubectlLine {
  const [first = '', second = ''] = verb.split(' ');
  const words = textsOf(args);
  const isSorted = first === 'create' && ['secret', 'service'].includes(targets[0]?.kind ?? '');
  const names = targets.flatMap(({ kind, name }): Target[] => (name && literal(name) !== undefined ? [{ kind: kindName(kind), name: literal(name) ?? '' }] : []));
  const values = [...options].map(([name, all]): [string, string[]] => [name, all.length === 0 ? [''] : textsOf(all)]);
  return {
    verb: first,
    second: isSorted ? (words[0] ?? '') : second,
    kinds: targets.flatMap(({ kind, name }) => (name ? [] : [kindName(kind)])),
    targets: names,
    rest: isSorted ? words.slice(1) : words,
    files: textsOf(options.get('filename') ?? []),
    options: new Map(values),
    command: rest.map((word) => literal(word)),
    isComputed: [...args, ...targets.flatMap(({ name }) => (name ? [name] : [])), ...[...options.values()].flat()].some((word) => literal(word) === undefined),
  };
}

/** The namespace that a call works in, as objects have it. */
export function namespaceOf({ options }: Pick<Call, 'options'>, world: Pick<World, 'objects' | 'own'>): string {
  return homeOf(world, options.get('namespace')?.map((word) => literal(word) ?? '')[0]);
}

/** As Kubernetes writes it. */
export function kindName(word: string): string {
  return kindOfWord(word)?.kind ?? word;
}

function textsOf(words: readonly Word[]): string[] {
  return words.flatMap((word) => literal(word) ?? []);
}
