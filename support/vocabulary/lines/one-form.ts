import { parse } from 'yaml';
import { literal, type Word } from './word';

/** A word in one form for all that mean the same: `http://web/` is `http://web`, `busybox:latest` is `busybox`. */
export function inOneForm(word: Word): Word {
  const last = word.at(-1);
  if (typeof last !== 'string') return word;
  const changed = last.replace(/^([^]*?[\w.-]):latest$/, '$1').replace(/^(https?:\/\/[^/]+)\/$/, '$1');
  return changed === last ? word : [...word.slice(0, -1), changed];
}

/** The value of an option in one form: files without `./`, conditions in small letters, JSON without blanks. */
export function canonicalValue(option: string, value: Word): Word[] {
  const text = literal(value);
  if (text === undefined) return [value];
  if (option === 'filename') return text.split(',').map((file) => [file.replace(/^\.\//, '')]);
  if (option === 'for') return [[text.toLowerCase().replace(/=true$/, '')]];
  if (option === 'image') return [inOneForm(value)].map((one) => [literal(one) ?? text]);
  if (option === 'patch') return [[JSON.stringify(structure(text) ?? text)]];
  if (option === 'output') return [[text.replace(/^(jsonpath|go-template|custom-columns)=(["'])([^]*)\2$/, '$1=$3')]];
  return [value];
}

function structure(text: string): unknown {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
