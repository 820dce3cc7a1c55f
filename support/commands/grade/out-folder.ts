import { accessSync, constants, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { AuthorError, messageOf } from '../../errors/errors';

const NEXT = 'name a folder of its own: --out FOLDER';
/** What each grading leaves from its very beginning on. */
export const LOCK = '.lock';
const EARLIER = `${LOCK}.pid`;

/**
 * Makes the folder for all that a grading writes, where students' folders in it are emptied: so it has nothing to do with the submissions,
 * and is new, empty, or of an earlier grading. @returns its real path @throws AuthorError
 */
export function openOut(out: string, submissions: string): string {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (error) {
    throw new AuthorError({ reason: 'The output cannot be written there', subject: out, seen: messageOf(error), next: NEXT });
  }
  const [folder, given] = [realpathSync(out), realpathSync(submissions)];
  const students = join(folder, 'students');
  if (isWithin(folder, given) || isWithin(students, given) || isWithin(given, students)) throw new AuthorError({ reason: 'The folder for the output and the folder with the submissions overlap', subject: out, seen: `submissions: ${submissions}`, next: NEXT });
  const there = readdirSync(folder);
  if (there.length > 0 && !existsSync(join(folder, EARLIER))) throw new AuthorError({ reason: 'The folder for the output has something in it that no grading has made', subject: out, seen: there.slice(0, 5).join(', '), next: NEXT });
  return folder;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
