import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import type { Problem } from '../../support/errors/errors';

interface Change {
  /** Matches labspec's next step. */
  next: RegExp;
  /** The file, if the problem does not name it. */
  file?: string;
  /** @param found what the expression has found @returns the file's text with the change */
  apply: (text: string, found: readonly string[]) => string;
}

const CHANGES: Change[] = [
  { next: /^write at its top: (FROM .*)$/, file: 'Dockerfile', apply: (text, [line = '']) => `${line}\n${text}` },
  { next: /^write: ((?:FROM|WORKDIR|ENTRYPOINT|CMD) .*)$/, file: 'Dockerfile', apply: (text, [line = '']) => withInstruction(text, line, isOfKeyword(line)) },
  { next: /^write: (COPY (\S+) .*)$/, file: 'Dockerfile', apply: (text, [line = '', source = '']) => withInstruction(text, line, (one) => /^(COPY|ADD)\b/i.test(one) && one.includes(source.slice(0, 4))) },
  { next: /^write: (RUN (\S+ \S+).*)$/, file: 'Dockerfile', apply: (text, [line = '', command = '']) => withInstruction(text, line, (one) => /^RUN\b/i.test(one) && one.includes(command)) },
  { next: /^(?:delete|correct or delete) line (\d+)/, apply: (text, [number = '']) => text.split('\n').filter((_, index) => index !== Number(number) - 1).join('\n') },
  { next: /^move line ([\d and]+) below the last FROM$/, file: 'Dockerfile', apply: (text, [numbers = '']) => movedToTheEnd(text, numbers.split(' and ').map(Number)) },
  { next: /^remove the (.) at the end of line (\d+)$/, file: 'Dockerfile', apply: (text, [sign = '', number = '']) => withoutEnd(text, Number(number), sign) },
  { next: /^remove the comma at the end of line (\d+)$/, apply: (text, [number = '']) => withoutEnd(text, Number(number), ',') },
  { next: /^write: "start": "(.*)"$/, file: 'package.json', apply: (text, [start = '']) => JSON.stringify({ ...(JSON.parse(text) as object), scripts: { ...(JSON.parse(text) as { scripts?: object }).scripts, start } }, undefined, 2) },
  { next: /^write: (command: \[.*?\])(?:, and: (args: \[.*\]))?$/, apply: (text, [command = '', args = '']) => [command, args].filter(Boolean).reduce(withField, text) },
  { next: /^write: (args: \[.*\])$/, apply: (text, [args = '']) => withField(text, args) },
  { next: /as in (args: \[.*\])$/, apply: (text, [args = '']) => withField(text, args) },
  { next: /^write (\w+) instead of (\w+)$/, apply: (text, [right = '', wrong = '']) => text.replace(wrong, right) },
  { next: /^write (\S+) as the lab shows it: (.*)$/, apply: (text, [path = '', value = '']) => withPath(text, path.split(/[.[\]]+/).filter(Boolean), value.startsWith('[') ? parse(value) : value) },
];

/** Makes the one-line change of labspec's next step in a student's folder. @returns whether the step is such a change */
export function makeChange(folder: string, { next = '', reason }: Problem): boolean {
  const [named = ''] = /[\w-]+\.(?:ya?ml|json|js)|Dockerfile/.exec(reason) ?? [];
  for (const { next: wanted, file = named, apply } of CHANGES) {
    const [found, ...groups] = wanted.exec(next) ?? [];
    const path = join(folder, file);
    if (found === undefined || !existsSync(path) || file === '') continue;
    writeFileSync(path, apply(readFileSync(path, 'utf8'), groups));
    return true;
  }
  return false;
}

/** @param number of the line, from 1 @param sign that ends it */
function withoutEnd(text: string, number: number, sign: string): string {
  return text.split('\n').map((line, index) => (index === number - 1 ? line.trimEnd().slice(0, -sign.length) : line)).join('\n');
}

function isOfKeyword(line: string): (one: string) => boolean {
  const keyword = line.split(' ')[0] ?? '';
  return (one) => one.toUpperCase().startsWith(`${keyword} `);
}

/** Replaces the last matching line; without one, inserts the line before ENTRYPOINT, or else at the end. */
function withInstruction(text: string, line: string, isMeant: (one: string) => boolean): string {
  const lines = text.trimEnd().split('\n');
  const at = lines.map(isMeant).lastIndexOf(true);
  const entrypoint = lines.findIndex((one) => /^ENTRYPOINT\b/i.test(one));
  if (at >= 0) lines.splice(at, 1, line);
  else lines.splice(/^(ENTRYPOINT|CMD) /.test(line) || entrypoint < 0 ? lines.length : entrypoint, 0, line);
  return `${lines.join('\n')}\n`;
}

/** @param numbers of lines, from 1 */
function movedToTheEnd(text: string, numbers: readonly number[]): string {
  const lines = text.trimEnd().split('\n');
  const isMoved = (_: string, index: number): boolean => numbers.includes(index + 1);
  return `${[...lines.filter((line, index) => !isMoved(line, index)), ...lines.filter(isMoved)].join('\n')}\n`;
}

/** Sets a field of the container, as YAML has it. */
function withField(text: string, field: string): string {
  const [[name = '', value] = []] = Object.entries(parse(field) as object);
  return withPath(text, ['spec', 'containers', '0', name], value);
}

function withPath(text: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(text);
  document.setIn(path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)), value);
  return document.toString();
}
