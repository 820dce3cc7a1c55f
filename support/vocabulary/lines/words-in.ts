import { sourceOf } from '../../system/shell/syntax';
import { isPlaceholder, showPlaceholders, withHoles } from './placeholders';
import { typeOf, type Tree } from './tree';
import type { Hole, Word } from './word';

/** What lines have given names so far. */
export type Values = Map<string, Word>;

/** How a text of lines is read. */
export interface Reading {
  bytes: Buffer;
  values: Values;
  /** Lines in one form for all that mean the same. */
  meaningOf(lines: string, values: Values): string;
}

/** A word as the shell reads it: quotes resolved, names filled in with values that earlier lines gave them. */
export function wordIn({ Parts = [] }: Tree, reading: Reading): Word {
  const [only] = Parts;
  const bare = Parts.length === 1 && only && typeOf(only) === 'Lit' ? unescaped(only.Value) : undefined;
  if (bare !== undefined && isPlaceholder(bare)) return [{ shown: bare }];
  return joined(Parts.flatMap((part) => partOf(part, reading)));
}

function partOf(part: Tree, reading: Reading): Word {
  const { bytes, values } = reading;
  switch (typeOf(part)) {
    case 'Lit':
      return withHoles(unescaped(part.Value));
    case 'SglQuoted':
      return withHoles(textOf(part.Value));
    case 'DblQuoted':
      return (part.Parts ?? []).flatMap((inner) => (typeOf(inner) === 'Lit' ? withHoles(inQuotes(inner.Value)) : partOf(inner, reading)));
    case 'ParamExp':
      return values.get(part.Param?.Value ?? '') ?? [{ shown: showPlaceholders(sourceOf(part, bytes)) }];
    case 'CmdSubst':
      return [substituted(part, reading)];
    default:
      return [{ shown: showPlaceholders(sourceOf(part, bytes)) }];
  }
}

/** What the lines in it set is not seen outside. */
function substituted(part: Tree, { bytes, values, meaningOf }: Reading): Hole {
  const source = showPlaceholders(sourceOf(part, bytes));
  return { shown: source, meaning: meaningOf(source.replace(/^(?:\$\(|`)|(?:\)|`)$/g, ''), new Map(values)) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function unescaped(value: unknown): string {
  return textOf(value).replaceAll(/\\\n/g, '').replaceAll(/\\([^])/g, '$1');
}

function inQuotes(value: unknown): string {
  return textOf(value).replaceAll(/\\\n/g, '').replaceAll(/\\(["\\$`])/g, '$1');
}

function joined(parts: Word): Word {
  const word: (string | Hole)[] = [];
  for (const part of parts) {
    const last = word.at(-1);
    if (typeof part === 'string' && typeof last === 'string') word[word.length - 1] = last + part;
    else word.push(part);
  }
  return word;
}
