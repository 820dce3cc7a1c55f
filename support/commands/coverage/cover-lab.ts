import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { AuthorError } from '../../errors/errors';
import { chosenLab, labFolder, labNames, loadLab } from '../../lab/load-lab';
import { coverageOf } from './coverage';
import { asJson } from './as-json';
import { reportOf } from './report';
import { counted } from './result';
import { shownPath } from './text/text-items';
import { writeMarks } from './write-marks';

export interface CoverOptions {
  /** Undefined: lab.md in the lab's folder. */
  text: string | undefined;
  /** A lab's folder; undefined: that of the chosen lab. */
  features: string | undefined;
  /** In percent. */
  min: number;
  format: 'text' | 'json';
  writeMarks: boolean;
  print(line: string): void;
}

/** Compares a lab's text with its specification, and prints the result. @returns the exit code @throws AuthorError if something is not there or cannot be read */
export async function coverLab({ text, features, min, format, writeMarks: writes, print }: CoverOptions): Promise<number> {
  const folder = features ?? labBeside(text);
  if (folder !== undefined) chooseFolder(folder, text);
  const lab = folder === undefined ? chosenLab() : basename(resolve(folder));
  const path = text === undefined || isLab(text) ? textOf(lab) : text;
  const coverage = await coverageOf(path, lab);
  const { percent } = counted(coverage.tasks);
  const isEnough = percent >= min && (min < 100 || coverage.findings.length === 0);
  const written = writes ? writeMarks(coverage) : [];
  if (format === 'json') print(asJson(coverage, { min, isEnough }));
  else for (const line of [...reportOf(coverage), ...(isEnough ? [] : [whyNot(percent, min)]), ...written.map((file) => `marks written: ${file}`)]) print(line);
  return isEnough ? 0 : 1;
}

function whyNot(percent: number, min: number): string {
  return percent < min ? `less than ${min} % is covered` : 'all is covered, but there are mistakes';
}

/** A text in a lab's folder is of that lab, and the folder alone stands for its text, unless --lab names another. */
function labBeside(text: string | undefined): string | undefined {
  if (text === undefined || process.env['LABSPEC_LAB_OPTION'] !== undefined) return undefined;
  return [text, dirname(text)].find(isLab);
}

function isLab(folder: string): boolean {
  return existsSync(join(folder, 'lab.yaml'));
}

/** In the lab's own folder. @throws AuthorError if there is no such lab, or no text */
function textOf(lab: string): string {
  loadLab(lab);
  const path = relative(process.cwd(), join(labFolder(lab), 'lab.md'));
  if (existsSync(path)) return path;
  throw new AuthorError({ reason: `The lab "${lab}" has no text of its own`, subject: path, next: `write it, or name it: npx labspec coverage TEXT.md features/${lab}` });
}

/** The folder may be in another project than the one that is called from. @throws AuthorError if it is not a lab's */
function chooseFolder(folder: string, text: string | undefined): void {
  if (isLab(folder)) {
    if (resolve(folder) !== labFolder(basename(resolve(folder)))) process.env['LABSPEC_PROJECT'] = resolve(folder, '../..');
    process.env['LABSPEC_LAB'] = basename(resolve(folder));
    return;
  }
  const beside = labsIn(dirname(resolve(folder)));
  const labs = beside.length > 0 ? beside : labNames().map((name) => labFolder(name));
  throw new AuthorError({ reason: 'There is no lab in this folder: it has no lab.yaml', subject: folder, seen: `labs: ${labs.map((lab) => basename(lab)).join(', ') || 'none'}`, next: nearestOf(folder, labs, text) });
}

/** The lab that the text lies in, unless the name is much like another's. */
function nearestOf(folder: string, labs: readonly string[], text: string | undefined): string {
  const name = basename(folder);
  const nearest = closest(name, labs.map((lab) => basename(lab)));
  const own = text === undefined ? undefined : [text, dirname(text)].find(isLab);
  const meant = own !== undefined && distance(name, nearest) * 2 > name.length ? resolve(own) : labs.find((lab) => basename(lab) === nearest);
  return meant === undefined ? 'write one: npx labspec new my-lab' : `did you mean ${shownPath(meant)}?`;
}

function labsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)).filter(isLab) : [];
}
