import path from 'node:path/posix';
import type { Step } from './instructions';
import { addFolder, place, type Stage } from './stage';
import { fillIn } from './variables';

const ARCHIVE = /\.(tar|tgz|tbz2?|txz|gz|bz2|xz|zip)$|^(https?|git):|^git@/;

/** Applies a COPY or ADD to the files of the student's folder that the lab asks about. @param stages earlier ones, which `--from` may name */
export function copy(stage: Stage, step: Step, files: readonly string[], stages: readonly Stage[]): void {
  const words = step.words.map((word) => fillIn(word, stage.variables));
  const destination = words.at(-1) ?? '';
  const sources = words.slice(0, -1);
  stage.copies.push(`${step.keyword} ${step.text.split('\n')[0] ?? ''}`);
  const from = step.flags.get('from');
  const other = from === undefined ? undefined : stages.find((candidate, index) => candidate.name === from.toLowerCase() || String(index) === from);
  if (step.documents.length > 0 || sources.some((source) => ARCHIVE.test(source))) stage.isMoved = true;
  if (from !== undefined && !other) return;
  if (other) {
    stage.runs.push(...other.runs);
    stage.isMoved ||= other.isMoved;
  }
  const target = path.resolve(stage.workingFolder, destination);
  const isFolder = /(^|\/)\.{0,2}$/.test(destination) || sources.length > 1 || stage.folders.has(target);
  for (const source of sources) {
    for (const [file, at] of filesIn(other, files)) {
      const found = under(other ? path.resolve('/', source) : asInContext(source), at);
      if (found === undefined) continue;
      const isWhole = found === '';
      place(stage, file, isWhole && !isFolder ? target : path.join(target, isWhole ? path.basename(at) : found));
      addFolder(stage, isWhole && !isFolder ? path.dirname(target) : path.dirname(path.join(target, found || path.basename(at))));
    }
  }
  if (isFolder) addFolder(stage, target);
}

/** The files and their places: in another stage, or in the student's folder. */
function filesIn(stage: Stage | undefined, files: readonly string[]): [file: string, at: string][] {
  if (!stage) return files.map((file) => [file, file]);
  return [...stage.places].flatMap(([file, places]) => [...places].map((at): [string, string] => [file, at]));
}

/** `./src/` -> `src`; the folder itself is ''. */
function asInContext(source: string): string {
  return path.join('/', source).replace(/\/$/, '').slice(1);
}

/** The file's path below a source: '' for the source itself, undefined if it is elsewhere. A source may have wildcards. */
function under(source: string, file: string): string | undefined {
  const folder = source.replace(/\/$/, '');
  if (folder === '') return file.replace(/^\//, '');
  const [depth, parts] = [folder.split('/').length, file.split('/')];
  const [beginning, rest] = [parts.slice(0, depth).join('/'), parts.slice(depth).join('/')];
  return parts.length >= depth && path.matchesGlob(beginning, folder) ? rest : undefined;
}
