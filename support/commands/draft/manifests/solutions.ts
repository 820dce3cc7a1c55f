import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Manifest } from '../objects/object-claims';
import { hasGaps } from './gaps';
import { manifestsIn } from './read-manifests';

const WORDS = 'solutions?|answers?|complete|completed|solved|finished|final|soluci[oó]n(?:es)?|solu[cç](?:ao|ão|oes|ões)|l(?:ö|oe)sung(?:en)?|corrections?|corrig[eé]s?';
const FOLDER = new RegExp(`^(?:\\w+[-_])?(?:${WORDS})$`, 'i');
const FILE = new RegExp(`(?:^|[-_.])(?:${WORDS})[-_.](?:.*\\.)?(?:ya?ml)$`, 'i');
const MOST_FILES = 300;
const LARGEST = 100_000;
const HIGHEST = 2;

interface Part {
  text: string;
  object: Manifest;
}

/** The solution of an exercise that stands in the same repository: the documents with the objects of the file, of one file. @returns undefined if there is none, or several that differ */
export function solutionOf(folder: string, name: string, text: string): { text: string; file: string } | undefined {
  const wanted = text.split(/^---[ \t]*$/m).filter((part) => /^kind:/m.test(part));
  if (wanted.length === 0) return undefined;
  const found = filesFrom(dirname(join(resolve(folder), name))).flatMap((path) => {
    const whole = readFileSync(path, 'utf8');
    const solved = path === join(resolve(folder), name) ? undefined : partsFor(wanted, whole);
    return solved === undefined ? [] : [{ text: solved, file: relative(folder, path) }];
  });
  const named = found.filter(({ file }) => basename(file) === basename(name));
  const [first, ...others] = named.length > 0 ? named : found;
  return others.every((other) => other.text === first?.text) ? first : undefined;
}

/** Nearest first: of the nearest folder that has any. */
function filesFrom(start: string): string[] {
  for (let folder = start, height = 0; height <= HIGHEST; folder = dirname(folder), height++) {
    const found = existsSync(folder) ? filesIn(folder) : [];
    if (found.length > 0) return found;
    if (existsSync(join(folder, '.git'))) return [];
  }
  return [];
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const beside = entries.filter((entry) => entry.isFile() && FILE.test(entry.name)).map((entry) => join(folder, entry.name));
  const below = entries.filter((entry) => entry.isDirectory() && FOLDER.test(entry.name)).flatMap((entry) => globSync('**/*.{yaml,yml}', { cwd: join(folder, entry.name), exclude: ['node_modules', '.git'] }).map((file) => join(folder, entry.name, file)));
  const found = [...beside, ...below].sort();
  return found.length > MOST_FILES ? [] : found.filter((path) => {
    const there = statSync(path, { throwIfNoEntry: false });
    return there?.isFile() === true && there.size <= LARGEST;
  });
}

/** The documents of a solution for those of an exercise; all of it, if it has no others. */
function partsFor(wanted: readonly string[], whole: string): string | undefined {
  if (hasGaps(whole)) return undefined;
  const parts = whole.split(/^---[ \t]*$/m).flatMap((text): Part[] => manifestsIn(text).map((object) => ({ text, object })));
  const taken: Part[] = [];
  for (const exercise of wanted) {
    const part = partFor(exercise, parts.filter((one) => !taken.includes(one)));
    if (part === undefined) return undefined;
    taken.push(part);
  }
  return taken.length === parts.length ? whole : taken.map(({ text }) => `${text.trim()}\n`).join('---\n');
}

/** A name that the reader writes, too, is the one that the exercise has in a remark, or that of the only object of its kind. */
function partFor(exercise: string, parts: readonly Part[]): Part | undefined {
  const kind = /^kind:[ \t]*([A-Z]\w+)/m.exec(exercise)?.[1];
  const name = /^metadata:[ \t]*(?:#.*)?\n(?:[ \t]+.*\n|\n)*?[ \t]+name:[ \t]*["']?([a-z0-9][\w.-]*)/m.exec(exercise)?.[1];
  const ofKind = parts.filter(({ object }) => kind === undefined || object.kind === kind);
  if (name !== undefined) return ofKind.find(({ object }) => object.metadata?.name === name);
  const said = ofKind.filter(({ object }) => exercise.includes(object.metadata?.name ?? '\n'));
  const [only, ...others] = said.length > 0 ? said : ofKind;
  return others.length === 0 && kind !== undefined ? only : undefined;
}
