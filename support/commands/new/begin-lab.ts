import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AuthorError, messageOf } from '../../errors/errors';
import { version } from '../../system/version';

const TEMPLATE = join(__dirname, 'template');
const SCRIPTS = { up: 'labspec up', lab: 'cucumber-js', lint: 'labspec lint' };

export interface Begun {
  /** Files that were written, as paths in the project. */
  written: string[];
  /** Files that were there already. */
  kept: string[];
}

interface Package {
  type?: string;
  scripts?: Record<string, string>;
  [key: string]: unknown;
}

/** Writes a lab of two tasks, and what runs it, into a project; no existing file changes, except for scripts that package.json lacks. @throws AuthorError if the lab is there already */
export function beginLab(project: string, name: string): Begun {
  const features = join(project, 'features', name);
  if (existsSync(features)) throw new AuthorError({ reason: `There is a lab ${name} already`, subject: features, next: `choose another name, or: npx labspec lint --lab ${name}` });
  const manifest = readPackage(project);
  const begun: Begun = { written: [], kept: [] };
  for (const file of filesOf(TEMPLATE)) writeNew(project, nameOf(file, name, manifest), filled(readFileSync(join(TEMPLATE, file), 'utf8'), name), begun);
  writePackage(project, manifest, begun);
  return begun;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** npm leaves a .gitignore out of a package; in a project of ES modules, a CommonJS file has another ending. */
function nameOf(file: string, lab: string, { type }: Package): string {
  if (file === 'gitignore') return '.gitignore';
  return file === 'cucumber.js' && type === 'module' ? 'cucumber.cjs' : file.replace('NAME', lab);
}

function filled(text: string, name: string): string {
  const words = name.replaceAll('-', ' ');
  return text.replaceAll('TITLE', `${words.charAt(0).toUpperCase()}${words.slice(1)}`).replaceAll('NAME', name);
}

function writeNew(project: string, file: string, text: string, { written, kept }: Begun): void {
  const path = join(project, file);
  if (existsSync(path)) return void kept.push(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  written.push(file);
}

function readPackage(project: string): Package {
  const file = join(project, 'package.json');
  if (!existsSync(file)) return { private: true, devDependencies: { labspec: `^${version()}` } };
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Package;
  } catch (error) {
    throw new AuthorError({ reason: 'package.json is not valid JSON', subject: file, seen: messageOf(error), next: 'correct it, then run this again' });
  }
}

function writePackage(project: string, { scripts, ...others }: Package, { written, kept }: Begun): void {
  const file = join(project, 'package.json');
  const missing = Object.keys(SCRIPTS).filter((name) => scripts?.[name] === undefined);
  if (existsSync(file) && missing.length === 0) return void kept.push('package.json');
  writeFileSync(file, `${JSON.stringify({ ...others, scripts: { ...SCRIPTS, ...scripts } }, null, 2)}\n`);
  written.push('package.json');
}
