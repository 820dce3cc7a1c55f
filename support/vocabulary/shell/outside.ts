import { tmpdir } from 'node:os';
import path from 'node:path/posix';
import { parseLines, type Word } from './parse-lines';

/** Programs that remove or change the files that their arguments name. */
const CHANGES_FILES = new Set(['rm', 'rmdir', 'unlink', 'shred', 'truncate', 'mv', 'cp', 'ln', 'install', 'chmod', 'chown', 'chgrp', 'tee', 'mkdir', 'touch', 'dd', 'sed', 'rsync', 'mkfs', 'wipefs']);
/** Of these, only the last argument is written to. */
const WRITES_LAST = new Set(['cp', 'ln', 'install', 'rsync']);
/** Its first arguments are the places where it begins. */
const REMOVES_FOUND = /^-(?:delete|exec|execdir|ok)$/;
const HARMLESS = /^\/dev\/(?:null|stdout|stderr|tty|fd\/\d+)$/;

/**
 * The first path of lines that lies outside of the run's folder, and that a line would remove or change; undefined if there is none, or if only the shell
 * knows. In folders for temporary files, lines may make new files. @param home of the run @param isOlder whether something was there before the run
 */
export function pathOutside(text: string, home: string, isOlder: (place: string) => boolean = () => false): string | undefined {
  const { commands, written } = parseLines(text);
  const at = placesGoneTo(commands, home);
  const places = [...written, ...commands.flatMap(changed)].filter((word) => word !== undefined);
  return places.find((place) => at.some((folder) => {
    const full = path.resolve(folder, inHome(place, home));
    return !HARMLESS.test(full) && !isIn(full, home) && (!TEMPORARY.some((own) => isIn(full, own)) || isOlder(full));
  }));
}

/** The folders for temporary files, which lines share with everybody. */
export const TEMPORARY = [tmpdir(), '/tmp', '/var/tmp'];

/** Where relative paths may begin: a folder deep inside of the run's, and those that the lines go to. */
function placesGoneTo(commands: readonly Word[][], home: string): string[] {
  const targets = commands.flatMap(([program, folder]) => (program === 'cd' && folder !== undefined && /^[/~]/.test(folder) ? [inHome(folder, home)] : []));
  return [`${home}/a/b/c/d/e/f`, ...targets];
}

function changed([name, ...words]: readonly Word[]): Word[] {
  const program = path.basename(name ?? '');
  const places = words.map((word) => (program === 'dd' ? word?.replace(/^of=/, '') : word)).filter((word) => !word?.startsWith('-'));
  if (program === 'sudo' || program === 'xargs' || program === 'command') return changed(words);
  if (program === 'find') return words.some((word) => REMOVES_FOUND.test(word ?? '')) ? places : [];
  if (program === 'sed') return words.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word ?? '')) ? withoutScript(words, places) : [];
  if (WRITES_LAST.has(program)) return places.slice(-1);
  return CHANGES_FILES.has(program.replace(/\..*$/, '')) ? places : [];
}

/** Without options for it, the first word of sed is what it does: `/mill/d` is not a file. */
function withoutScript(words: readonly Word[], places: readonly Word[]): Word[] {
  return words.some((word) => /^-[a-zA-Z]*[ef]|^--(?:expression|file)/.test(word ?? '')) ? [...places] : places.slice(1);
}

/** `~/file`, as the shell reads it. */
function inHome(place: string, home: string): string {
  return place.replace(/^~(?=\/|$)/, home);
}

/** Not the folder itself: what is in it belongs to others, too. */
function isIn(place: string, folder: string): boolean {
  const relative = path.relative(folder, path.normalize(place));
  return relative !== '' && relative !== '*' && !relative.startsWith('..');
}
