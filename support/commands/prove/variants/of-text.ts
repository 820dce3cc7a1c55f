import { basename } from 'node:path';
import { changesOfDockerfile } from './of-dockerfile';
import { changesOfManifest, type FileChange } from './of-manifest';
import { additionsTo } from './of-pod';
import { otherValue } from './other-value';

/** What may be wrong in a file of a lab, by what it is: a manifest, a Dockerfile, JSON, a program, or any other text. */
export function changesOfFile(name: string, text: string): FileChange[] {
  if (isManifest(name, text)) return [...changesOfManifest(text), ...additionsTo(text)];
  if (/(?:^|\.)dockerfile(?:\.|$)/i.test(basename(name))) return changesOfDockerfile(text);
  return name.endsWith('.json') ? changesOfJson(text, basename(name) === 'package.json') : changesOfSource(text);
}

/** Whether a file holds objects of a cluster. */
export function isManifest(name: string, text: string): boolean {
  return /\.ya?ml$/.test(name) || (/"kind"\s*:/.test(text) && /"apiVersion"\s*:/.test(text)) || (!/\.\w+$/.test(name) && changesOfManifest(text).length > 0);
}

/** What only describes a package: nothing depends on it. */
const DESCRIBES = new Set(['name', 'version', 'description', 'license', 'author', 'keywords', 'private', 'main', 'homepage', 'repository', 'bugs', 'engines']);

type Json = Record<string, unknown>;

function changesOfJson(text: string, isPackage: boolean): FileChange[] {
  const whole = parsedJson(text);
  if (!whole) return [];
  const lineOf = (key: string): number => Math.max(1, text.split('\n').findIndex((line) => line.includes(JSON.stringify(key))) + 1);
  const changes: FileChange[] = [];
  const visit = (node: Json, path: readonly string[]): void => {
    for (const [key, value] of Object.entries(node)) {
      const own = [...path, key];
      if ((isPackage && path.length === 0 && DESCRIBES.has(key)) || (isEmpty(value) && path.length === 0)) continue;
      const add = (kind: string, title: string, changed: unknown, name = key): void => void changes.push({ kind, title, line: lineOf(key), text: withJson(whole, own, name, changed) });
      add('left out', `without ${own.join('.')}`, undefined);
      add('key', `${own.join('.')}x`, value, `${key}x`);
      const other = typeof value === 'object' ? undefined : otherValue(key, value);
      if (other !== undefined) add('value', `${own.join('.')}: ${other}`, typeof value === 'string' ? other : (JSON.parse(other) as unknown));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) visit(value as Json, own);
    }
  };
  visit(whole, []);
  return [...changes, { kind: 'syntax', title: 'a comma too many at its end', line: text.trimEnd().split('\n').length, text: text.replace(/\s*\}\s*$/, ',\n}\n') }];
}

function parsedJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** @param value undefined to leave the key out */
function withJson(whole: Json, path: readonly string[], name: string, value: unknown): string {
  const copy = (node: Json, [key = '', ...rest]: readonly string[]): Json => Object.fromEntries(Object.entries(node).flatMap(([one, old]): [string, unknown][] => {
    if (one !== key) return [[one, old]];
    if (rest.length > 0) return [[one, copy(old as Json, rest)]];
    return value === undefined ? [] : [[name, value]];
  }));
  return `${JSON.stringify(copy(whole, path), undefined, 2)}\n`;
}

const COMMENT = /^\s*(?:\/\/|#|\*|\/\*|<!--|;)/;
const ONLY_BRACKETS = /^[\s(){}[\];,]*$/;

/** A line left out; a text, a number or the name of a method changed, one at a time. Of texts that are no program's, the last word of each line. */
function changesOfSource(text: string): FileChange[] {
  const lines = text.split('\n');
  const instead = (index: number, other?: string): string => [...lines.slice(0, index), ...(other === undefined ? [] : [other]), ...lines.slice(index + 1)].join('\n');
  return lines.flatMap((line, index): FileChange[] => {
    if (COMMENT.test(line) || ONLY_BRACKETS.test(line)) return [];
    const left = { kind: 'line left out', title: `without: ${line.trim()}`, line: index + 1, text: instead(index) };
    return [left, ...otherParts(line).map(({ kind, title, line: other }) => ({ kind, title, line: index + 1, text: instead(index, other) }))];
  });
}

interface OtherLine {
  kind: string;
  title: string;
  line: string;
}

function otherParts(line: string): OtherLine[] {
  const texts = [...line.matchAll(/(['"`])((?:\\.|(?!\1).)+)\1/g)];
  const isIn = (at: number): boolean => texts.some(({ index, 0: whole }) => at > index && at < index + whole.length);
  const put = (kind: string, at: number, old: string, other: string): OtherLine => ({ kind, title: `${other.trim()} for ${old.trim()}`, line: line.slice(0, at) + other + line.slice(at + old.length) });
  const numbers = [...line.matchAll(/(?<![\w.])\d+(?![\w.])/g)].filter(({ index }) => !isIn(index));
  const methods = [...line.matchAll(/(?<=\w\.)[a-z]\w+(?=\()/g)].filter(({ index }) => !isIn(index));
  return [
    ...texts.flatMap(({ index, 2: inside = '' }) => otherTexts(inside).map(([kind, other]) => put(kind, index + 1, inside, other))),
    ...numbers.map(({ index, 0: number }) => put('number', index, number, String(Number(number) + 1))),
    ...methods.map(({ index, 0: name }) => put('method', index, name, `${name}x`)),
    ...texts.slice(0, 1).map(({ index, 0: whole, 2: inside = '' }) => put('quotes', index, whole, `‘${inside}’`)),
  ];
}

function otherTexts(inside: string): [string, string][] {
  if (/^0\.0\.0\.0$/.test(inside)) return [['address', '127.0.0.1']];
  const other = otherValue('text', inside.replace(/\\n$/, ''));
  const ending = inside.endsWith('\\n') ? '\\n' : '';
  return [...(other === undefined ? [] : [['text', `${other}${ending}`] as [string, string]]), ...(ending && inside.length > 2 ? [['end of line', inside.slice(0, -2)] as [string, string]] : [])];
}
